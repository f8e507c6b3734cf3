import { RealtimeKitError } from "../errors";
import { partsOf } from "../resource/collection";
import type { Service } from "../resource/service";
import { nearest } from "../schema/nearest";
import { type JsonObject, property } from "../values";

/**
 * The error of a write that was refused, in words of the preset if that is what is missing. No document says how
 * RealtimeKit refuses an unknown preset, so after any refusal that may be it, the app's presets are looked at.
 */
export async function explained(error: unknown, inputs: JsonObject, service: Service): Promise<unknown> {
  const mayBeIt = error instanceof RealtimeKitError && REFUSALS.includes(error.code) && !error.mayHaveActed;
  const names = mayBeIt ? await presetNames(inputs, service).catch(() => undefined) : undefined;
  const wanted = String(inputs.presetName);
  if (!mayBeIt || !names || names.includes(wanted)) return error;
  const { status, ray } = error;
  const summary = `presetName: app ${inputs.appId} has no preset ${JSON.stringify(wanted)}${advice(wanted, names)}`;
  return new RealtimeKitError("RTK_REJECTED", summary, { status, ray, cause: error });
}

const REFUSALS: readonly string[] = ["RTK_NOT_FOUND", "RTK_REJECTED"];

function advice(wanted: string, names: readonly string[]): string {
  if (names.length === 0)
    return ", and no other: an app that was not created in Cloudflare's dashboard starts without presets";
  const meant = nearest(wanted, names);
  const hint = meant === undefined ? "" : `; did you mean ${JSON.stringify(meant)}?`;
  return `${hint || "."} It has ${names.map((name) => JSON.stringify(name)).join(", ")}`;
}

async function presetNames(inputs: JsonObject, { api }: Service): Promise<string[]> {
  const isItem = (item: JsonObject) => typeof property(item, "name") === "string";
  const presets = await api.list(
    partsOf("{appId}/presets", (name) => String(inputs[name])),
    { isItem },
  );
  return presets.map((preset) => String(property(preset, "name"))).sort();
}
