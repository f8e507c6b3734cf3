/** There is one registry: what hosts, orphans, types and docs need of a type of resource comes from its definition. */
import { isSearchable } from "../../../cli/listed";
import { findOrphans } from "../../../cli/orphans/find";
import { retirement } from "../../../cli/orphans/remedies";
import { asText, reportOf } from "../../../cli/orphans/report";
import { readStackRecords } from "../../../cli/orphans/stackRecords";
import { collectionPath, placeNames } from "../../../cli/place";
import * as entry from "../../../provider";
import { Network } from "../../../provider/api/network";
import { hostAll } from "../../../provider/dynamic/host";
import { providerText, typeToken } from "../../../provider/dynamic/loader";
import { definitions, registry } from "../../../provider/registry";
import type { Definition } from "../../../provider/resource/definition";
import { nativeToken } from "../../../provider/resource/token";
import { factsOf } from "../../../scripts/generate/facts";
import { generateReference } from "../../../scripts/generate/reference";
import { generateTypes } from "../../../scripts/generate/types";
import { ADDRESS, HOOK, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();
const hook = hookWith({
  orphans: { label: "name", live: {}, retire: { verb: "delete", method: "DELETE" } },
});
/** The one line that adds a type of resource. */
const withHook: Record<string, Definition> = { ...registry, hook };

describe("each entry of the registry", () => {
  test("stands under its definition's name, and no two have the same name, type or collection", () => {
    for (const [name, definition] of Object.entries(registry)) expect(definition.name).toBe(name);
    for (const fact of ["name", "type", "collection"] as const) {
      expect(new Set(definitions.map((each) => each[fact])).size).toBe(definitions.length);
    }
  });

  test("has its provider in the entry that state files name, and there is no other", () => {
    expect(Object.keys(entry).sort()).toEqual(Object.keys(registry).sort());
    for (const { name } of definitions) expect(providerText(name)).toMatch(new RegExp(`\\.${name}$`));
  });
});

describe("a type of resource that one entry adds", () => {
  test("is hosted, beside the others and in one operation with them", async () => {
    const hosted = hostAll(withHook);
    expect(Object.keys(hosted)).toEqual([...Object.keys(registry), "hook"]);
    const stack = world.stack(hook);
    expect([
      await stack.up(HOOK),
      await stack.up({ ...HOOK, name: "m" }),
      await stack.up({ ...HOOK, name: "m" }),
    ]).toEqual(["create", "update", "same"]);
    await stack.destroy();
    expect(world.requests()).toEqual(["POST webhooks 201", "PUT webhooks/* 200", "DELETE webhooks/* 200"]);
  });

  test("has its orphans found: in exports by its token, at RealtimeKit by its collection", async () => {
    const [held, left] = [world.stack(hook), world.stack(hook)];
    await held.up(HOOK);
    await left.up({ ...HOOK, name: "m", url: "http://127.0.0.1:1/m" });
    const resource = { urn: "urn:pulumi:dev::p::t::a", custom: true, type: typeToken(hook.type), ...held.state };
    const all = Object.values(withHook);
    const exported = JSON.stringify({ version: 3, deployment: { resources: [resource] } });
    const stack = readStackRecords(exported, "dev.json", all);
    expect(stack.places).toEqual([ADDRESS]);
    expect([...stack.ids].filter(([, ids]) => ids.size > 0)).toEqual([["hook", new Set([held.state?.id])]]);

    const [definition] = all.filter(isSearchable).filter(({ name }) => name === "hook");
    if (!definition) throw new Error("its orphans are not searched for");
    const { connection } = world.context();
    const api = new Network().connect(connection, String, () => {});
    const findings = await findOrphans(definition, ADDRESS, stack.ids.get("hook") ?? new Set(), api);
    expect(findings).toMatchObject({ live: 2, held: 1, orphans: [{ id: left.state?.id, label: "m" }] });
    const text = asText(reportOf([stack], [findings]), connection.baseUrl);
    expect(text).toContain(`\n"m"\n  hook        ${left.state?.id}\n`);

    // The remedy that it prints is the call that deletes it.
    const [orphan] = findings.orphans;
    const command = (orphan && retirement(orphan, connection.baseUrl)?.command) ?? "";
    const [, method, url] = /--request (\w+) .* '(.*)'$/.exec(command) ?? [];
    const answer = await fetch(String(url), { method: String(method), headers: { authorization: "Bearer token" } });
    expect(answer.status).toBe(200);
    expect(world.hooks().map(({ id }) => id)).toEqual([held.state?.id]);
  });

  test("has its place from the collection's path", () => {
    expect(placeNames(hook)).toEqual(["accountId", "appId"]);
    expect(collectionPath(hook, ADDRESS)).toEqual(["account", "realtime", "kit", "app", "webhooks"]);
  });

  test("has a type token of the native plugin", () => expect(nativeToken("Hook")).toBe("realtimekit:index:Hook"));

  test("has its facts, types and reference generated under its own name", () => {
    expect(factsOf(hook)).toMatchObject({
      name: "hook",
      className: "RealtimeKitHook",
      typeToken: "pulumi-nodejs:dynamic/realtimekit:Hook",
      address: ["accountId", "appId"],
    });
    expect(generateTypes(hook)).toContain("interface RealtimeKitHookArgs");
    expect(generateReference(hook)).toMatch(/^# RealtimeKitHook\n/);
    expect(generateReference(hook)).toContain(hook.documentation);
  });
});
