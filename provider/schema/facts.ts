import type * as z from "zod";
import { type Json, type JsonObject, type Path, pathText } from "../values";
import type { Maps } from "../wire";
import { secretFinder } from "./secrets";
import { describe, type FieldSchema, filledDefaults, freeMaps, type InputSource, pathsWith } from "./walk";

/** What the schemas of one type of resource say about its fields, in the form that comparing and sending need. */
export interface Facts {
  /** The names of the inputs. */
  names: string[];
  /** Inputs whose change is a change of the object. */
  compared: string[];
  /** Inputs whose change replaces the object. */
  replacing: string[];
  /** Inputs that only the provider uses. */
  providerOnly: string[];
  /** Inputs that are in the body of a create or a PUT. */
  body: string[];
  /** What check() fills in: the defaults of inputs that a separate call sets. */
  filledIn: Readonly<Record<string, Json>>;
  /** RealtimeKit's defaults, by the name of the top-level input. */
  defaults: ReadonlyMap<string, Json>;
  /** The paths of secrets in values: the secret fields, and what looks like a credential in an open object. */
  secretPathsOf(values: JsonObject): Path[];
  /** Fields that are secrets. */
  secretPaths: Path[];
  secretOutputs: string[];
  /** The same as dotted paths. */
  secret: ReadonlySet<string>;
  /** RealtimeKit never returns them, so the declared value stays. */
  writeOnly: ReadonlySet<string>;
  /** Arrays whose order does not matter. */
  sets: ReadonlySet<string>;
  /** Objects whose keys are data. */
  maps: Maps;
  /** Text that RealtimeKit trims at both ends. */
  trimmed: ReadonlySet<string>;
  /** The names of the outputs. */
  outputs: string[];
  /** Outputs that keep their value if an answer leaves them out. */
  kept: string[];
  /** Those of them that every object has: where one is missing, a write could not finish. */
  needed: string[];
  /** `FieldFacts.renewedBy` of each output that has it. */
  renewedBy: Readonly<Record<string, string>>;
  inputSchema: FieldSchema;
}

export function factsOf(schemas: { inputs: z.ZodObject; outputs: z.ZodObject }, source?: InputSource): Facts {
  const inputSchema = describe(schemas.inputs, source);
  const inputs = Object.entries(inputSchema.properties ?? {});
  const outputSchema = describe(schemas.outputs);
  const outputs = Object.entries(outputSchema.properties ?? {});
  const names = (of: [string, FieldSchema][], wanted: (facts: FieldSchema) => unknown = () => true) =>
    of.filter(([, facts]) => wanted(facts)).map(([name]) => name);
  const texts = (fact: Parameters<typeof pathsWith>[1]) => new Set(pathsWith(inputSchema, fact).map(pathText));
  const kept = names(outputs, (facts) => facts.kept);
  const defaulted = inputs.filter(([, facts]) => facts.default !== undefined);

  return {
    names: names(inputs),
    compared: names(inputs, (facts) => !facts.onlyOnCreate),
    replacing: names(inputs, (facts) => facts.replaces),
    providerOnly: names(inputs, (facts) => facts.providerOnly),
    body: names(inputs, (facts) => !facts.providerOnly && !facts.separateCall),
    filledIn: filledDefaults(inputSchema),
    defaults: new Map(defaulted.map(([name, facts]) => [name, facts.default as Json])),
    secretPathsOf: secretFinder(inputSchema),
    secretPaths: pathsWith(inputSchema, "secret"),
    secretOutputs: names(outputs, (facts) => facts.secret),
    secret: texts("secret"),
    writeOnly: texts("writeOnly"),
    sets: texts("set"),
    maps: new Map(freeMaps(inputSchema).map(({ path, names }) => [pathText(path), new Set(names)])),
    trimmed: texts("trimmed"),
    outputs: names(outputs),
    kept,
    needed: kept.filter((name) => outputSchema.required?.includes(name)),
    renewedBy: Object.fromEntries(outputs.flatMap(([name, { renewedBy }]) => (renewedBy ? [[name, renewedBy]] : []))),
    inputSchema,
  };
}
