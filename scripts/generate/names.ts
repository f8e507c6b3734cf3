import { addressNames } from "../../provider/resource/collection";
import type { Definition } from "../../provider/resource/definition";

export function className({ type }: Definition): string {
  return `RealtimeKit${type}`;
}

export function address({ collection }: Definition): string[] {
  return addressNames(collection);
}

/** `an app`, `a meeting` */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first line of a generated source file. */
export function header({ name }: Definition): string {
  return `// Generated from provider/${name}/schema.ts by "npm run generate". Do not edit: change the schema.\n`;
}
