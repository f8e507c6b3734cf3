import { typeToken } from "../../provider/dynamic/loader";
import { isPlaceholder, PENDING_SINCE } from "../../provider/pending";
import type { Definition } from "../../provider/resource/definition";
import { nativeToken } from "../../provider/resource/token";
import { isObject, type Json, type JsonObject, property, valueAt } from "../../provider/values";
import { CommandFailure } from "../failure";
import { distinctPlaces, type Place, placeFrom, placeNames } from "../place";

/** A create that was recorded without knowing whether RealtimeKit carried it out. */
export interface CreateInDoubt {
  urn: string;
  /** When the create began, if the state says so. */
  since: string | undefined;
}

/** What the export of a stack records about the resources of this package. */
export interface StackRecords {
  /** What to call the export. */
  name: string;
  /** The ids of the objects that a resource manages or reads, by the name of their definition. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** The places that the managed resources are in. */
  places: Place[];
  /** URNs of creates that had started, but not ended, when the stack was exported. */
  pendingCreates: string[];
  /** The creates that the next `pulumi up` or `pulumi refresh` resolves. */
  createsInDoubt: CreateInDoubt[];
  /** URNs of resources whose place is unknown because one of its ids is encrypted. */
  unplaced: string[];
}

/**
 * Reads the output of `pulumi stack export`: ids and places, and nothing else of a resource. Anything unreadable is an
 * error, because an overlooked resource would make its object look like an orphan.
 *
 * @param name what to call the text; the text itself may hold secrets
 */
export function readStackRecords(text: string, name: string, definitions: readonly Definition[]): StackRecords {
  const deployment = property(parsed(text, name), "deployment");
  if (!isObject(deployment)) throw notAnExport(name, "it has no deployment");
  const resources = entries(deployment, "resources", name);
  const operations = entries(deployment, "pending_operations", name);
  const pending = operations.map((each) => objectIn(property(each, "resource"), "pending_operations", name));
  const definitionsByToken = new Map(
    definitions.flatMap((each) => [typeToken(each.type), nativeToken(each.type)].map((token) => [token, each])),
  );
  const definitionOf = (resource: JsonObject) => definitionsByToken.get(String(property(resource, "type")));

  const records = [...resources, ...pending].filter(definitionOf);
  // A resource that the program only reads may be in an app that this stack never creates anything in.
  const managed = records.filter((each) => property(each, "external") !== true);
  const places = managed.map((each) => ({
    urn: urnOf(each),
    places: placesOf(each, placeNames(definitionOf(each) as Definition)),
  }));

  return {
    name,
    ids: new Map(
      definitions.map((definition) => [
        definition.name,
        idsOf(records.filter((each) => definitionOf(each) === definition)),
      ]),
    ),
    places: distinctPlaces(places.flatMap((each) => each.places)),
    pendingCreates: operations.flatMap((each, i) => {
      const resource = pending[i] as JsonObject;
      return property(each, "type") === "creating" && definitionOf(resource) ? [urnOf(resource)] : [];
    }),
    // Once its replacement is recorded, only the placeholder itself is left to delete.
    createsInDoubt: records
      .filter((each) => isInDoubt(each) && property(each, "delete") !== true)
      .map((each) => ({ urn: urnOf(each), since: startOf(each) })),
    unplaced: places.filter((each) => each.places.length === 0).map(({ urn }) => urn),
  };
}

/** Whether the create of a resource ended in doubt. */
function isInDoubt(resource: JsonObject): boolean {
  return isPlaceholder(String(property(resource, "id")));
}

function idsOf(records: readonly JsonObject[]): Set<string> {
  const ids = records.filter((each) => !isInDoubt(each)).map((each) => property(each, "id"));
  return new Set(ids.filter((id) => typeof id === "string"));
}

function startOf(resource: JsonObject): string | undefined {
  const since = new Date(String(valueAt(resource, ["outputs", PENDING_SINCE])));
  return Number.isNaN(since.getTime()) ? undefined : since.toISOString();
}

/** Inputs say what the program declares, outputs where the object is: they differ until a replacement is complete. */
function placesOf(resource: JsonObject, names: readonly string[]): Place[] {
  const places = ["inputs", "outputs"].map((side) => placeFrom(names, (name) => valueAt(resource, [side, name])));
  return places.filter((place) => place !== undefined);
}

function urnOf(resource: JsonObject): string {
  return String(property(resource, "urn"));
}

/** A list that may be missing, as it is in the export of an empty stack. */
function entries(deployment: JsonObject, key: string, name: string): JsonObject[] {
  const list = property(deployment, key) ?? [];
  if (!Array.isArray(list)) throw notAnExport(name, `${key} is not a list`);
  return list.map((each) => objectIn(each, key, name));
}

function objectIn(value: Json | undefined, key: string, name: string): JsonObject {
  if (isObject(value)) return value;
  throw notAnExport(name, `${key} has an entry that is not an object`);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw notAnExport(name, text.trim() === "" ? "it is empty" : "it is not valid JSON, or more than one export");
  }
}

function notAnExport(name: string, why: string): CommandFailure {
  return new CommandFailure(`${name} is not the output of "pulumi stack export": ${why}`);
}
