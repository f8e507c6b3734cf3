import { isObject, type Json, type JsonObject, merged, property, UNKNOWN } from "../values";
import { DEFAULT_TEMPLATE, templates } from "./templates";

/** What a template has, as plain data. */
const VALUES = templates as unknown as Readonly<Record<string, JsonObject>>;

/** The whole preset: what the program declares, over the template that it names. */
export function complete(inputs: JsonObject): JsonObject {
  const template = property(inputs, "template") === undefined ? DEFAULT_TEMPLATE : (inputs.template as Json);
  const named = typeof template === "string" ? property(VALUES, template) : undefined;
  const values = template === UNKNOWN ? ANY : named;
  const filledIn = over(values, inputs);
  return isObject(filledIn) ? merged(filledIn, { template }) : inputs;
}

/** Declared values win, at every depth of objects; a list is a value. What nobody knows yet may be anything. */
function over(base: Json | undefined, declared: Json): Json {
  if (!isObject(base) || !isObject(declared)) return declared;
  const both = Object.entries(declared).map(([name, value]) => [name, over(property(base, name), value)] as const);
  return merged(base, Object.fromEntries(both));
}

/** A template whose values nobody knows: all have the same fields. */
const ANY = unknownLeaves(VALUES[DEFAULT_TEMPLATE] as JsonObject);

function unknownLeaves(value: Json): Json {
  if (!isObject(value)) return UNKNOWN;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, unknownLeaves(item)]));
}
