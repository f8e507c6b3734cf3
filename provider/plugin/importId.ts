import { RealtimeKitError } from "../errors";
import { addressNames } from "../resource/collection";
import type { Definition } from "../resource/definition";
import type { JsonObject } from "../values";

/**
 * The object that an import or a `.get()` names: `accountId/appId/id`, or the last part with the rest from the provider
 * and the environment.
 */
export function parseImportId(
  { name, collection }: Definition,
  text: string,
  fallback: (name: string) => string | undefined,
): { id: string; address: JsonObject } {
  const names = addressNames(collection);
  const parts = text.split("/");
  const isWhole = parts.length === names.length + 1;
  const values = isWhole ? parts.slice(0, -1) : names.map(fallback);
  const missing = names.filter((_, i) => !values[i]);
  if (missing.length > 0 || (!isWhole && parts.length > 1)) {
    const form = [...names, "id"].join("/");
    const why =
      missing.length > 0
        ? `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing`
        : `it has ${parts.length} parts`;
    throw new RealtimeKitError("RTK_ID", `the ${name} ID ${JSON.stringify(text)}: ${why}; use ${form}`);
  }
  return {
    id: parts.at(-1) ?? "",
    address: Object.fromEntries(names.map((each, i) => [each, values[i] as string])),
  };
}
