import type * as z from "zod";
import type { config } from "../config";
import type { permissions } from "../permissions";
import type { ui } from "../ui";

/** Every field, at every depth. */
type Complete<T> = T extends readonly (infer Item)[]
  ? readonly Item[]
  : T extends object
    ? { readonly [Name in keyof T]-?: Complete<Exclude<T[Name], undefined>> }
    : T;

type DesignTokens = Complete<z.infer<typeof ui>>["designTokens"];

/**
 * A whole preset but its name: every field that RealtimeKit requires, and of the optional ones all that decide what a
 * participant may do. Fonts, a logo and changes to the UI Kit have no value that would suit everybody.
 */
export interface Template {
  readonly config: Complete<z.infer<typeof config>>;
  readonly permissions: Complete<z.infer<typeof permissions>>;
  readonly ui: { readonly designTokens: Omit<DesignTokens, "fontFamily" | "googleFont" | "logo"> };
}

/** The object, which nobody can change any more at any depth. */
export function frozen<T extends object>(value: T): T {
  for (const item of Object.values(value)) if (typeof item === "object" && item !== null) frozen(item);
  return Object.freeze(value);
}
