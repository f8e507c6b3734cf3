import { definitionName, type FieldSchema } from "../../provider/schema/walk";

/** The variants of a union as one type: no language but TypeScript tells them apart by a field. */
export function mergedVariants(facts: FieldSchema, definitions: FieldSchema["$defs"] = {}): FieldSchema {
  if (facts.$ref) return mergedVariants(definitions[definitionName(facts.$ref)] ?? {}, definitions);
  const variants = (facts.anyOf ?? facts.oneOf)?.map((each) => mergedVariants(each, definitions));
  if (!variants) return facts;
  const names = [...new Set(variants.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return {
    properties: Object.fromEntries(
      names.map((name) => [name, union(variants.flatMap(({ properties }) => properties?.[name] ?? []))]),
    ),
    required: names.filter((name) => variants.every(({ required }) => required?.includes(name))),
  };
}

/** One field of several variants: texts that tell them apart become one text. */
function union(all: FieldSchema[]): FieldSchema {
  const [first = {}] = all;
  const values = all.flatMap((each) => each.const ?? each.enum ?? []);
  const { const: _, enum: __, ...rest } = first;
  return values.length > 0 ? { ...rest, enum: [...new Set(values)] } : first;
}
