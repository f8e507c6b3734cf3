import type { Fields } from "../fields/field";

/** The body of POST. [documented: Cloudflare OpenAPI] */
export const appFields: Fields = {
  name: { type: "string", required: true, isNotEmpty: true },
};
