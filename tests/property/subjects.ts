import type fc from "fast-check";
import type { Emulator } from "realtimekit-emulator";
import { definitions } from "../../provider/registry";
import { addressNames } from "../../provider/resource/collection";
import type { Definition } from "../../provider/resource/definition";
import { defineResource, type Resource } from "../../provider/resource/resource";
import { type Facts, factsOf } from "../../provider/schema/facts";
import { isObject, type Json, type JsonObject, type Path, property, valueAt } from "../../provider/values";
import { makePresets } from "../shared/presets";
import { isOther, valuesOf } from "./arbitrary";

/** A type of resource, and what a program may declare of it, each as right as the next. */
export interface Subject {
  name: string;
  definition: Definition;
  resource: Resource;
  facts: Facts;
  args: fc.Arbitrary<JsonObject>;
  /** The same for an object that is created: without `adoptId`, and without names that the emulator does not keep. */
  created: fc.Arbitrary<JsonObject>;
}

/** What the rules across fields, and what has to be there, make of arguments that the schema alone allows. */
const RULES: Record<string, (args: JsonObject) => JsonObject> = {
  meeting(args) {
    const { uniqueTitle: _, ...plain } = args;
    const { audioConfig: __, ...recordingConfig } = (args.recordingConfig ?? {}) as JsonObject;
    const codec = valueAt(args, ["recordingConfig", "videoConfig", "codec"]);
    const isWebm = codec === "VP8" || codec === "VP9";
    const nulls = ["title", "recordOnStart", "liveStreamOnStart"].filter((name) => args[name] === null);
    const storage = property(recordingConfig, "storageConfig");
    // The emulator takes one of these two, for storages of any type.
    const isFree = property(storage, "authMethod") !== undefined && property(storage, "type") !== "sftp";
    if (isFree) Object.assign(storage as JsonObject, { authMethod: "KEY" });
    return {
      ...(args.title ? args : plain),
      ...(isWebm ? { recordingConfig } : {}),
      // Adopting takes no null.
      ...("adoptId" in args ? Object.fromEntries(nulls.map((name) => [name, name === "title" ? "t" : false])) : {}),
    };
  },
  participant: (args) => ({ ...args, presetName: PRESETS[String(args.presetName).length % PRESETS.length] as string }),
};
const PRESETS = ["host", "guest"];

export const subjects: Subject[] = definitions.map((definition) => {
  const values = valuesOf(definition.inputs) as fc.Arbitrary<JsonObject>;
  const args = values.map((each) => RULES[definition.name]?.(each) ?? each);
  return {
    name: definition.name,
    definition,
    resource: defineResource(definition),
    facts: factsOf(definition),
    args,
    created: args.map(({ adoptId: _, ...rest }) => kept(rest, []) as JsonObject),
  };
});

function kept(value: Json, at: Path): Json {
  if (Array.isArray(value)) return value.map((item, i) => kept(item, [...at, i]));
  if (!isObject(value)) return value;
  const isStorage = at.at(-1) === "storageConfig";
  const entries = Object.entries(value).filter(([name]) => !(isStorage ? isOther(name) : name === "__proto__"));
  return Object.fromEntries(entries.map(([name, item]) => [name, kept(item, [...at, name])]));
}

const TOKEN = "token-of-tests";
let homes = 0;

/** An account and an app of its own, with what an object of the type needs to be there. */
export async function newHome({ facts }: Subject, emulator: Emulator): Promise<JsonObject> {
  const place = { accountId: `account${++homes}`, appId: "app" };
  const home = Object.entries(place).filter(([name]) => facts.replacing.includes(name));
  if (!facts.replacing.includes("meetingId")) return Object.fromEntries(home);
  await makePresets(emulator, { ...place, token: TOKEN }, ...PRESETS);
  const path = `accounts/${place.accountId}/realtime/kit/${place.appId}/meetings`;
  const made = await fetch(`${emulator.url}/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}` },
    body: "{}",
  });
  const { data } = (await made.json()) as { data: { id: string } };
  return { ...Object.fromEntries(home), meetingId: data.id };
}

/** The objects at an address, as RealtimeKit stores them. */
export function objectsAt({ definition }: Subject, emulator: Emulator, address: JsonObject): JsonObject[] {
  const collection = definition.collection.split("/").at(-1) as Parameters<Emulator["objects"]>[0];
  return emulator.objects(
    collection,
    ...addressNames(definition.collection).map((each) => String(address[each])),
  ) as JsonObject[];
}
