import { useApp } from "../apps/useApp";
import type { Service } from "../collection";
import { fillDefaults } from "../fields/fillDefaults";
import { readBody } from "../fields/readBody";
import { type Answer, notFound, success } from "../http/envelopes";
import { pageOf, readPage } from "../http/paging";
import type { Call, RouteTable } from "../http/router";
import type { JsonObject } from "../json";
import { merge } from "../store/merge";
import type { ObjectList, StoredObject } from "../store/objects";
import { newObject, nextVersion } from "../store/stamps";
import { refuseRepeats } from "../store/unique";
import { presetFields } from "./fields";

/** Defaults are filled at every depth of what was sent. [observed for simulcast: alchemy] */
export function presetRoutes(service: Service): RouteTable {
  const { follow, strict = false } = service.options;
  const presetsOf = (call: Call) => useApp(service, call).list("presets");

  return {
    "{app}/presets": {
      GET: (call) => list(presetsOf(call), call.query),
      POST: (call) => {
        const presets = presetsOf(call);
        const fields = fillDefaults(presetFields, readBody(presetFields, call.body(), { method: "POST", strict }));
        refuseTakenName(presets, fields);
        return success(201, presets.put(newObject(fields)).object);
      },
    },
    "{app}/presets/{preset}": {
      GET: (call) => success(200, find(presetsOf(call), call)),
      // objects merge at every depth, arrays are replaced [assumed preset-patch: every field is optional at each]
      PATCH: (call) => {
        const presets = presetsOf(call);
        const body = call.body();
        const before = find(presets, call);
        const change = readBody(presetFields, body, { method: "PATCH", strict, isPartial: true });
        refuseTakenName(presets, change, before.id);
        const { object } = presets.put(nextVersion(before, fillDefaults(presetFields, merge(before, change))));
        if (follow === "documented") return success(200, object);
        const { id: _, ...withoutId } = object; // [observed: alchemy]
        return success(200, withoutId);
      },
      // omitted fields go back to their defaults [assumed preset-put]
      PUT: (call) => {
        const presets = presetsOf(call);
        const body = call.body();
        const before = find(presets, call);
        const fields = fillDefaults(presetFields, readBody(presetFields, body, { method: "PUT", strict }));
        refuseTakenName(presets, fields, before.id);
        return success(200, presets.put(nextVersion(before, fields)).object);
      },
      // participants keep the name of a deleted preset [assumed preset-in-use]
      DELETE: (call) => {
        const presets = presetsOf(call);
        const preset = find(presets, call);
        presets.remove(preset.id);
        return success(200, preset);
      },
    },
  };
}

function find(presets: ObjectList, call: Call): StoredObject {
  const id = call.param("preset");
  const preset = presets.get(id);
  if (!preset) throw notFound(`No preset found with id ${id}`); // 404 [observed: alchemy]
  return preset;
}

/** 409 for POST [observed: alchemy], for PATCH and PUT too [assumed preset-unique]. */
function refuseTakenName(presets: ObjectList, fields: JsonObject, ownId?: string): void {
  refuseRepeats(presets, fields, { singular: "preset", keys: ["name"], ownId });
}

/** Slim items. [documented] Newest first [assumed list-order], search in any case [assumed search]. */
function list(presets: ObjectList, query: URLSearchParams): Answer {
  const search = query.get("search")?.toLowerCase();
  const { items, paging } = pageOf(
    presets,
    true,
    readPage(query, 0),
    search ? ({ name }) => String(name).toLowerCase().includes(search) : undefined,
  );
  const slim = items.map(({ id, name, created_at, updated_at }) => ({ id, name, created_at, updated_at }));
  return success(200, slim, paging);
}
