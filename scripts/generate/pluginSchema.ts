import packageJson from "../../package.json";
import { NAMESPACE } from "../../provider/dynamic/settings";
import { allArguments, type Findable, isFindable, oneArguments, shownFields } from "../../provider/lookup/fields";
import type { Lookups } from "../../provider/lookup/lookup";
import { listField, packageFunctions } from "../../provider/plugin/lookupCalls";
import { addressNames } from "../../provider/resource/collection";
import type { Definition } from "../../provider/resource/definition";
import { nativeToken } from "../../provider/resource/token";
import { definitionName, describe, type FieldSchema, filledDefaults } from "../../provider/schema/walk";
import { upper, withArticle } from "./names";
import { notes } from "./notes";
import { SETTING_FIELDS } from "./pluginSettings";
import { mergedVariants } from "./variants";

/** Pulumi's form of a schema: pulumi.com/docs/iac/guides/building-extending/packages/schema */
interface PropertySpec {
  description?: string;
  type?: string;
  $ref?: string;
  items?: PropertySpec;
  additionalProperties?: PropertySpec;
  oneOf?: PropertySpec[];
  secret?: true;
  default?: string | number | boolean;
  willReplaceOnChanges?: true;
}

interface ObjectSpec {
  description?: string;
  type: "object";
  properties: Record<string, PropertySpec>;
  required: string[];
}

interface EnumSpec {
  description?: string;
  type: "string";
  enum: { value: string }[];
}

export type PluginSchema = ReturnType<typeof pluginSchema>;

/** The schema of the native plugin, from which Pulumi makes the packages of other languages. */
export function pluginSchema(definitions: readonly Definition[]) {
  const types: Record<string, ObjectSpec | EnumSpec> = {};
  const writers = new Map(definitions.map((definition) => [definition, new Writer(definition, types)]));
  const resources = [...writers].map(
    ([definition, writer]) => [nativeToken(definition.type), writer.resource()] as const,
  );
  const functions = [...packageFunctions(definitions)].map(
    ([name, { definition, amount }]) =>
      [nativeToken(name), (writers.get(definition) as Writer).lookup(definition, amount)] as const,
  );
  const { name, displayName, ...language } = PACKAGE;
  return {
    name,
    displayName,
    version: packageJson.version,
    description: packageJson.description,
    keywords: [...packageJson.keywords, ...REGISTRY_KEYWORDS],
    homepage: packageJson.homepage,
    repository: packageJson.homepage,
    logoUrl: `https://raw.githubusercontent.com/${REPOSITORY}/main/docs/logo.svg`,
    pluginDownloadURL: `github://api.github.com/${REPOSITORY}`,
    publisher: "pulumi-realtimekit",
    license: packageJson.license,
    ...language,
    config: { variables: SETTING_FIELDS },
    provider: {
      description: "The settings of the resources of one account: a token, and where the account's apps are.",
      inputProperties: SETTING_FIELDS,
    },
    types: sorted(types),
    resources: sorted(Object.fromEntries(resources)),
    functions: sorted(Object.fromEntries(functions)),
  };
}

/** That of the default provider. */
const SOURCE = { namespace: NAMESPACE, isProvider: false };

/** Owner and name on GitHub. */
const REPOSITORY = new URL(packageJson.homepage).pathname.slice(1);

/** Where Pulumi's registry files the package. */
const REGISTRY_KEYWORDS = ["category/cloud", "kind/native"];

const PACKAGE = {
  name: "realtimekit",
  displayName: "Cloudflare RealtimeKit",
  language: {
    go: {
      importBasePath: "github.com/pulumi-realtimekit/pulumi-realtimekit/sdk/go/realtimekit",
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    python: { packageName: "pulumi_realtimekit", pyproject: { enabled: true }, respectSchemaVersion: true },
    // What the programs that `pulumi import` writes import.
    nodejs: { packageName: `${packageJson.name}/native`, respectSchemaVersion: true },
    csharp: { respectSchemaVersion: true },
  },
};

function sorted<T>(values: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes the types of one resource; each has the resource's name in front. */
class Writer {
  private readonly inputs: FieldSchema;

  constructor(
    private readonly definition: Definition,
    private readonly types: Record<string, ObjectSpec | EnumSpec>,
  ) {
    this.inputs = describe(definition.inputs, SOURCE);
  }

  resource() {
    const { documentation } = this.definition;
    const outputs = describe(this.definition.outputs);
    const filled = filledDefaults(this.inputs);
    const declared = this.properties(this.inputs, "");
    const isAlways = (name: string) => this.inputs.required?.includes(name) || Object.hasOwn(filled, name);
    return {
      description: `${upper(withArticle(this.definition.name))} of Cloudflare RealtimeKit.\n\nAPI: ${documentation}`,
      properties: { ...declared, ...this.properties(outputs, "") },
      required: [...Object.keys(declared).filter(isAlways), ...(outputs.required ?? [])],
      inputProperties: Object.fromEntries(
        Object.entries(declared).map(([name, spec]) => {
          const value = filled[name];
          return [name, value === undefined ? spec : { ...spec, default: value }];
        }),
      ),
      requiredInputs: (this.inputs.required ?? []).filter((name) => !this.inputs.properties?.[name]?.from),
      ...(isFindable(this.definition) ? { listInputs: this.lookupArguments(this.definition, "all") } : {}),
    };
  }

  lookup(definition: Findable, amount: keyof Lookups) {
    const what = amount === "one" ? withArticle(definition.name) : `${definition.name}s`;
    const how =
      amount === "one" ? `by \`id\` or by its exact \`${definition.lookup.label}\`` : "that match all arguments";
    return {
      description: `Looks up ${what} ${how}. It reads, and changes nothing.\n\nAPI: ${definition.documentation}`,
      inputs: this.lookupArguments(definition, amount),
      outputs: amount === "one" ? this.result(definition) : this.resultList(definition),
    };
  }

  private lookupArguments(definition: Findable, amount: keyof Lookups): ObjectSpec {
    const args = describe(amount === "one" ? oneArguments(definition) : allArguments(definition), SOURCE);
    return {
      type: "object",
      properties: this.properties(args, amount === "one" ? "Lookup" : "ListLookup"),
      required: (args.required ?? []).filter((name) => !args.properties?.[name]?.from),
    };
  }

  private resultList(definition: Findable): ObjectSpec {
    const key = nativeToken(`${definition.type}Result`);
    this.types[key] = this.result(definition);
    const items = { type: "array", items: { $ref: `#/types/${key}` } };
    const field = listField(definition);
    return { type: "object", properties: { [field]: items }, required: [field] };
  }

  /** An object as a lookup returns it. RealtimeKit may leave out all but its ID, its address and its times. */
  private result(definition: Findable): ObjectSpec {
    const { inputs, outputs } = shownFields(definition, SOURCE);
    const id = { type: "string", description: `ID of the ${definition.name}.` };
    return {
      type: "object",
      properties: { id, ...withPlainTexts({ ...this.properties(inputs, ""), ...this.properties(outputs, "") }) },
      required: ["id", ...addressNames(definition.collection)],
    };
  }

  private properties(schema: FieldSchema, owner: string): Record<string, PropertySpec> {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, facts]) => [
        name,
        this.property(facts, `${owner}${upper(name)}`),
      ]),
    );
  }

  private property(facts: FieldSchema, name: string): PropertySpec {
    const description = [facts.description, ...notes(facts)].filter((text) => text).join("\n\n");
    return {
      ...(description ? { description } : {}),
      ...this.type(facts, name),
      ...(facts.secret ? { secret: true as const } : {}),
      ...(facts.replaces ? { willReplaceOnChanges: true as const } : {}),
    };
  }

  private type(facts: FieldSchema, name: string): PropertySpec {
    if (facts.$ref) return this.named(definitionName(facts.$ref));
    const variants = (facts.anyOf ?? facts.oneOf)?.filter(({ type }) => type !== "null");
    if (variants) {
      const types = [
        ...new Map(variants.map((each) => this.type(each, name)).map((each) => [JSON.stringify(each), each])).values(),
      ];
      return types.length === 1 ? (types[0] as PropertySpec) : { oneOf: types };
    }
    if (facts.enum) return this.enumeration(facts.enum, name);
    if (facts.type === "array") return { type: "array", items: this.type(facts.items ?? {}, name) };
    if (facts.type === "object") return { type: "object", additionalProperties: this.anything(facts) };
    const [type] = [facts.type ?? "string"].flat().filter((each) => each !== "null");
    return type === undefined ? ANY : { type };
  }

  private anything({ additionalProperties }: FieldSchema): PropertySpec {
    const items = additionalProperties as FieldSchema | undefined;
    return items && Object.keys(items).length > 0 ? this.type(items, "") : ANY;
  }

  /** Any text is taken, and the known ones are offered: a newer RealtimeKit may know more. */
  private enumeration(values: readonly string[], name: string): PropertySpec {
    const key = nativeToken(`${this.definition.type}${name}`);
    this.types[key] = { type: "string", enum: values.map((value) => ({ value })) };
    return { oneOf: [{ type: "string" }, { $ref: `#/types/${key}` }] };
  }

  private named(name: string): PropertySpec {
    const key = nativeToken(`${this.definition.type}${name}`);
    const facts = this.inputs.$defs?.[name] ?? {};
    if (!this.types[key]) {
      const { properties, required } = mergedVariants(facts, this.inputs.$defs);
      const spec: ObjectSpec = { type: "object", properties: {}, required: required ?? [] };
      // Before its properties, of which one may have the same type.
      this.types[key] = spec;
      if (facts.description) spec.description = facts.description;
      spec.properties = this.properties({ properties: properties ?? {} }, name);
    }
    return { $ref: `#/types/${key}` };
  }
}

/** Python's packages expect an object where the result of a function is a text or an enumeration. */
function withPlainTexts(properties: Record<string, PropertySpec>): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { oneOf, ...spec }]) => [
      name,
      oneOf?.[0]?.type === "string" ? { ...spec, type: "string" } : { ...spec, ...(oneOf ? { oneOf } : {}) },
    ]),
  );
}

const ANY: PropertySpec = { $ref: "pulumi.json#/Any" };
