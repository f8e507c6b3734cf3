import { RealtimeKitError } from "../errors";
import { isPlaceholder } from "../pending";
import type { Difference } from "../resource/compare";
import type { Change, Definition } from "../resource/definition";
import { type JsonObject, pathText, UNKNOWN, valueAt } from "../values";

export const PROVIDER = "__provider";

/**
 * Whether an alias has moved the resource here from the native plugin, in this operation or in one that could not
 * complete. Pulumi's process runs read and delete with the provider that the old outputs name, and a plugin's name none.
 */
export function isMoved(outputs: JsonObject): boolean {
  return !Object.hasOwn(outputs, PROVIDER);
}

/**
 * A create in doubt is replaced, and its placeholder then deleted. That delete would go to the plugin, which would find and
 * close the object that the new resource has just taken over.
 */
export function refuseInDoubt({ name }: Definition, id: string): void {
  if (!isPlaceholder(id)) return;
  throw new RealtimeKitError(
    "RTK_MOVE",
    `the create of this ${name} is in doubt (${id}), and only the plugin that sent it can determine its outcome. Run "pulumi refresh", which still uses the plugin, and then "pulumi up"`,
  );
}

/**
 * After a replacement that was interrupted, the state lists the old object under the dynamic type, and Pulumi finds no
 * provider to delete it with. A value that is not known yet may be the old one.
 */
export function refuseReplacement({ name }: Definition, { inputs }: Change, changes: readonly Difference[]): void {
  const replacing = changes.filter(({ path, replace }) => replace && valueAt(inputs, path) !== UNKNOWN);
  if (replacing.length === 0) return;
  const paths = replacing.map(({ path }) => pathText(path)).join(", ");
  throw new RealtimeKitError(
    "RTK_MOVE",
    `${paths}: this would replace the ${name} in the same update that moves it from the plugin. Restore the old value, run "pulumi up", and then change it`,
  );
}
