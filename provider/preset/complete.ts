import { isObject, type Json, type JsonObject, merged, pick, property, UNKNOWN } from "../values";
import { DEFAULT_TEMPLATE, templates } from "./templates";

/** What a template has, as plain data. */
const VALUES = templates as unknown as Readonly<Record<string, JsonObject>>;

/**
 * The whole preset: what the program declares, over the template that it names. A preset that was imported has no
 * template until the program names one: what the program leaves out stays as it is.
 */
export function complete(inputs: JsonObject, { oldInputs }: { oldInputs?: JsonObject | undefined } = {}): JsonObject {
  if (oldInputs && property(oldInputs, "template") === undefined && property(inputs, "template") === undefined) {
    return over(pick(oldInputs, PARTS), inputs) as JsonObject;
  }
  const template = property(inputs, "template") === undefined ? DEFAULT_TEMPLATE : (inputs.template as Json);
  const named = typeof template === "string" ? property(VALUES, template) : undefined;
  const values = template === UNKNOWN ? ANY : named;
  const filledIn = over(values, inputs);
  return isObject(filledIn) ? merged(filledIn, { template }) : inputs;
}

/** What a template has. */
const PARTS = Object.keys(VALUES[DEFAULT_TEMPLATE] as JsonObject);

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
