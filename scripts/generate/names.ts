import { addressOf } from "../../provider/resource/collection";
import type { Definition } from "../../provider/resource/definition";

export function className({ type }: Definition): string {
  return `RealtimeKit${type}`;
}

/** The inputs that say where an object is: those of the path of its collection, the outermost first. */
export function address({ collection }: Definition): string[] {
  return addressOf(collection);
}

/** The first line of a generated source file. */
export function header({ name }: Definition): string {
  return `// Generated from provider/${name}/schema.ts by "npm run generate". Do not edit: change the schema.\n`;
}
