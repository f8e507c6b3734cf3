import { collect } from "../../cli/importFile/collect";
import { ResourceNames } from "../../cli/importFile/names";
import { parseOptions } from "../../cli/importFile/options";
import type { Api } from "../../provider/api/client";
import { definitions } from "../../provider/registry";
import type { Definition } from "../../provider/resource/definition";
import { hookWith } from "../shared/shape";

describe("the names of resources", () => {
  test.each([
    ["Daily standup", "daily-standup"],
    ["Café, 9 o'clock", "cafe-9-o-clock"],
    ["2026 review", "meeting-2026-review"],
    ["朝会", "meeting"],
    ["", "meeting"],
    ["Pulumi", "pulumi-2"],
    ["null", "null-2"],
    ["Err", "err-2"],
    [`${"long ".repeat(30)}`, "long-".repeat(12).slice(0, -1)],
    ["\u202e$(touch it)`", "touch-it"],
  ])("%j is %s", (label, name) => {
    expect(new ResourceNames().of(label, "meeting")).toBe(name);
  });

  test("each is given once, also as the name of a variable", () => {
    const names = new ResourceNames();
    const given = ["a", "A!", "a 2", "a2", undefined].map((label) => names.of(label, "meeting"));
    expect(given).toEqual(["a", "a-2", "a-2-2", "a2-3", "meeting"]);
    expect(new Set(given.map((name) => name.replaceAll("-", ""))).size).toBe(given.length);
  });
});

describe("the options", () => {
  test("the environment says what is not given", () => {
    const environment = { CLOUDFLARE_ACCOUNT_ID: "account", REALTIMEKIT_APP_ID: "app" };
    expect(parseOptions([], environment)?.app).toEqual({ accountId: "account", appId: "app" });
    expect(parseOptions(["--app", "other"], environment)?.app).toEqual({ accountId: "account", appId: "other" });
    expect(parseOptions(["--help"], {})).toBeUndefined();
    expect(parseOptions([], environment)).toMatchObject({ nested: [], inactive: false });
    expect(parseOptions(["--participants"], environment)).toMatchObject({ nested: ["participant"] });
  });

  test.each([
    [["--app", "a"], "--account is missing; pass it, or set CLOUDFLARE_ACCOUNT_ID"],
    [["--account", "a"], "--app is missing; pass it, or set REALTIMEKIT_APP_ID"],
    [["--account", "a", "--app", "../b"], '--app: got "../b"; only letters'],
    [["--ap", "a"], `Unknown option '--ap'; did you mean "--app"?`],
  ])("%j are refused", (words, why) => {
    expect(() => parseOptions(words, {})).toThrow(why);
  });
});

describe("what an app has", () => {
  const ORPHANS = { label: "name", live: {} };
  const shelf = hookWith({ name: "shelf", type: "Shelf", collection: "{appId}/shelves", orphans: ORPHANS });
  const book = hookWith({
    name: "book",
    type: "Book",
    collection: "{appId}/shelves/{shelfId}/books",
    orphans: ORPHANS,
  });
  const app = { accountId: "account", appId: "app" };
  const service = (lists: Record<string, object[]>) => () =>
    ({ list: async (path: string[]) => lists[path.slice(3).join("/")] ?? [] }) as unknown as Api;
  const client = service({
    apps: [{ id: "other" }, { id: "app", name: "a" }],
    "app/shelves": [
      { id: "s2", created_at: "2026-11-24T00:00:00Z" },
      { id: "s1", created_at: "2026-11-23T00:00:00Z" },
    ],
    "app/shelves/s2/books": [{ id: "b" }],
    "app/meetings": [{ id: "closed", status: "INACTIVE" }, { id: "m" }],
    "app/meetings/m/participants": [{ id: "p" }],
    "app/meetings/closed/participants": [{ id: "q" }],
    "app/presets": [{ id: "preset" }],
    "app/webhooks": [{ id: "webhook" }],
  });
  const found = async (types: readonly Definition[] | undefined, nested: string[] = [], inactive = false) => {
    const { objects, closed } = await collect({ app, nested, inactive, out: undefined }, client, types);
    const ids = objects.map(({ place, id }) => [...Object.values(place), id].slice(1).join("/"));
    return { ids, closed: closed.map(({ id }) => id) };
  };
  const HAS = ["app", "app/preset", "app/webhook", "app/m"];

  test("is everything that is in use, and of nested types what is asked for", async () => {
    expect(await found(undefined)).toEqual({ ids: HAS, closed: ["closed"] });
    expect(await found(undefined, ["participant"])).toEqual({ ids: [...HAS, "app/m/p"], closed: ["closed"] });
    expect(await found(undefined, ["participant"], true)).toEqual({
      ids: [...HAS.slice(0, 3), "app/closed", "app/m", "app/closed/q", "app/m/p"],
      closed: [],
    });
  });

  test("has the objects of another type of the registry, wherever it stands", async () => {
    for (const types of [
      [shelf, book, ...definitions],
      [...definitions, book, shelf],
    ]) {
      const { ids } = await found(types);
      expect([...ids].sort()).toEqual([...HAS, "app/s1", "app/s2"].sort());
      expect(ids.indexOf("app/s2")).toBe(ids.indexOf("app/s1") + 1);
      const all = (await found(types, ["book"])).ids;
      expect(all.at(-1)).toBe("app/s2/b");
      expect(all).toHaveLength(ids.length + 1);
    }
  });

  test("can be listed for each type of the registry", async () => {
    const one = () => ({ list: async () => [{ id: "app" }] }) as unknown as Api;
    const nested = definitions.map(({ name }) => name);
    const { objects } = await collect({ app, nested, inactive: true, out: undefined }, one);
    expect(objects.map(({ definition }) => definition.name).sort()).toEqual([...nested].sort());
  });
});
