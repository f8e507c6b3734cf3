import { definitionName, type FieldSchema } from "../../provider/schema/walk";

/** The variants of a union as one type: no language but TypeScript tells them apart by a field. */
export function mergedVariants(facts: FieldSchema, definitions: FieldSchema["$defs"] = {}): FieldSchema {
  const variants = variantsOf(facts, definitions);
  if (variants.length === 1) return variants[0] as FieldSchema;
  const names = [...new Set(variants.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return {
    properties: Object.fromEntries(
      names.map((name) => [name, union(variants.flatMap(({ properties }) => properties?.[name] ?? []))]),
    ),
    required: names.filter((name) => variants.every(({ required }) => required?.includes(name))),
  };
}

function variantsOf(facts: FieldSchema, definitions: NonNullable<FieldSchema["$defs"]>): FieldSchema[] {
  if (facts.$ref) return variantsOf(definitions[definitionName(facts.$ref)] ?? {}, definitions);
  const variants = facts.anyOf ?? facts.oneOf;
  return variants ? variants.flatMap((each) => variantsOf(each, definitions)) : [facts];
}

/** One field of several variants: texts that tell them apart become one text, which says what each stands for. */
function union(all: readonly FieldSchema[]): FieldSchema {
  const { const: _, enum: __, ...first } = all[0] ?? {};
  const values = all.flatMap((each) => each.const ?? each.enum ?? []);
  const description = descriptionOf(all);
  return {
    ...first,
    ...(description === "" ? {} : { description }),
    ...(values.length > 0 ? { enum: [...new Set(values)] } : {}),
  };
}

function descriptionOf(all: readonly FieldSchema[]): string {
  const constants = all.filter((each) => each.const !== undefined);
  const texts =
    constants.length > 0
      ? constants.map((each) => `\`${each.const}\`: ${each.description}`)
      : all.flatMap(({ description }) => description ?? []);
  return [...new Set(texts)].join(constants.length > 0 ? " " : " Or: ");
}
