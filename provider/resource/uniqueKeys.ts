import type { Key } from "../claims";
import { keyText } from "../recovery/byKey";
import { type JsonObject, UNKNOWN } from "../values";
import { addressNames } from "./collection";
import type { Definition } from "./definition";

type Identified = Pick<Definition, "name" | "collection">;

/** No two resources of a stack declare what RealtimeKit allows one object of, such as a name that is unique. */
export function uniqueKeys(definition: Identified & Pick<Definition, "recovery">, inputs: JsonObject): Key[] {
  const { name, recovery } = definition;
  return keysOf(definition, recovery.key, inputs, (other, field) => {
    return `RTK_EXISTS: the resource ${JSON.stringify(other)} also declares ${keyText([field], inputs)}, and RealtimeKit allows only one ${name} with it`;
  });
}

/** The values of the fields, each of which one resource at an address may have. */
export function keysOf(
  { name, collection }: Identified,
  fields: readonly string[],
  inputs: JsonObject,
  reason: (other: string, field: string) => string,
): Key[] {
  return fields.flatMap((field) => {
    const place = [...addressNames(collection), field].map((part) => inputs[part]);
    if (!place.every((value) => typeof value === "string" && value !== UNKNOWN)) return [];
    const text = JSON.stringify([name, field, ...place]);
    return [{ text, exclusive: true, path: [field], reason: (other) => reason(other, field) }];
  });
}
