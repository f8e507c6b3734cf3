import type { z } from "zod";
import { type Json, type JsonObject, type Path, pathText } from "../values";
import { secretFinder } from "./secrets";
import { describe, type FieldSchema, filledDefaults, pathsWith } from "./walk";

/** What the schemas of one type of resource say of its fields, in the form that comparing and sending need. */
export interface Facts {
  /** The names of the inputs. */
  names: string[];
  /** Those whose change is a change of the object. */
  compared: string[];
  /** Those whose change replaces the object. */
  replacing: string[];
  /** Those that only the provider knows. */
  providerOnly: string[];
  /** Those that make the body of a create or a replace. */
  body: string[];
  /** What check() fills in: a value that a call of its own sets has no other default. */
  filledIn: Readonly<Record<string, Json>>;
  /** What RealtimeKit takes for an input that is left out, by dotted path of the top level. */
  defaults: ReadonlyMap<string, Json>;
  /** Where values have secrets: the fields that are, and what looks like a credential in an open object. */
  secretPathsOf(values: JsonObject): Path[];
  /** Fields that are secrets. */
  secretPaths: Path[];
  secretOutputs: string[];
  /** The same as dotted paths. */
  secret: ReadonlySet<string>;
  /** Never shown by RealtimeKit, so the declared value stays. */
  writeOnly: ReadonlySet<string>;
  /** Arrays whose order means nothing. */
  sets: ReadonlySet<string>;
  /** Text of which RealtimeKit cuts the spaces at both ends. */
  trimmed: ReadonlySet<string>;
  /** The names of the outputs. */
  outputs: string[];
  /** Outputs that keep their value when an answer leaves them out. */
  kept: string[];
  /** As in `FieldFacts.renewedBy`, by output. */
  renewedBy: Readonly<Record<string, string>>;
  inputSchema: FieldSchema;
}

export function factsOf(schemas: { inputs: z.ZodObject; outputs: z.ZodObject }, namespace?: string): Facts {
  const inputSchema = describe(schemas.inputs, namespace);
  const inputs = Object.entries(inputSchema.properties ?? {});
  const outputs = Object.entries(describe(schemas.outputs).properties ?? {});
  const names = (of: [string, FieldSchema][], wanted: (facts: FieldSchema) => unknown = () => true) =>
    of.filter(([, facts]) => wanted(facts)).map(([name]) => name);
  const texts = (fact: Parameters<typeof pathsWith>[1]) => new Set(pathsWith(inputSchema, fact).map(pathText));
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
    trimmed: texts("trimmed"),
    outputs: names(outputs),
    kept: names(outputs, (facts) => facts.kept),
    renewedBy: Object.fromEntries(outputs.flatMap(([name, { renewedBy }]) => (renewedBy ? [[name, renewedBy]] : []))),
    inputSchema,
  };
}
