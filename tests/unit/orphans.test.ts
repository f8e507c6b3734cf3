import { execFileSync } from "node:child_process";
import { findOrphans, type Orphan } from "../../cli/orphans/find";
import { holdingsOf } from "../../cli/orphans/holdings";
import { parseOptions } from "../../cli/orphans/options";
import { adoptLine, deactivateCommand } from "../../cli/orphans/remedies";
import { asJson, asText, reportOf } from "../../cli/orphans/report";
import { printable } from "../../cli/printable";
import type { Api } from "../../provider/api/client";

const TYPE = "pulumi-nodejs:dynamic/realtimekit:Meeting";
const BASE_URL = new URL("https://api.cloudflare.com/client/v4");
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:canary" };

const place = { accountId: "account", appId: "app" };
const meeting = (id: string | undefined, more: object = {}) => ({
  urn: `urn:pulumi:dev::project::${TYPE}::${id ?? "new"}`,
  custom: true,
  type: TYPE,
  ...(id === undefined ? {} : { id, outputs: { ...place, title: "t" } }),
  inputs: { ...place, title: "t", recordingConfig: { storageConfig: { secret: SECRET } } },
  ...more,
});
const exported = (resources?: unknown, pending_operations?: unknown) =>
  JSON.stringify({ version: 3, deployment: { manifest: {}, resources, pending_operations } });
const holdings = (resources?: unknown, pending?: unknown) => holdingsOf(exported(resources, pending), "dev.json");

describe("an export", () => {
  test("holds the meetings that its resources are, and tells their apps", () => {
    const others = [
      { urn: "urn:pulumi:dev::project::pulumi:pulumi:Stack::s", type: "pulumi:pulumi:Stack" },
      { ...meeting("not-a-meeting"), type: "pulumi-nodejs:dynamic:Resource" },
    ];
    const elsewhere = { accountId: "account-2", appId: "app-2" };
    const two = [meeting("a"), meeting("b"), meeting("c", { inputs: elsewhere, outputs: elsewhere })];
    expect(holdings([...others, ...two])).toEqual({
      name: "dev.json",
      ids: new Set(["a", "b", "c"]),
      apps: [place, elsewhere],
      pendingCreates: [],
      unplaced: [],
    });
  });

  test("of an empty stack holds nothing", () => {
    for (const nothing of [undefined, null, []]) {
      expect(holdings(nothing, nothing)).toMatchObject({ ids: new Set(), apps: [] });
    }
  });

  test("holds what is to be deleted or replaced, too", () => {
    const { ids } = holdings([
      meeting("a", { delete: true }),
      meeting("b", { pendingReplacement: true }),
      meeting("c"),
    ]);
    expect(ids).toEqual(new Set(["a", "b", "c"]));
  });

  test("tells both apps of a meeting that moves", () => {
    const { apps } = holdings([meeting("a", { inputs: { ...place, appId: "next" } })]);
    expect(apps).toEqual([{ ...place, appId: "next" }, place]);
  });

  test("with a create that was cut off tells where it was to be", () => {
    const elsewhere = { accountId: "account", appId: "only-pending" };
    const found = holdings([], [{ type: "creating", resource: meeting(undefined, { inputs: elsewhere }) }]);
    expect(found).toMatchObject({ ids: new Set(), apps: [elsewhere], unplaced: [] });
    expect(found.pendingCreates).toEqual([`urn:pulumi:dev::project::${TYPE}::new`]);
  });

  test("with another operation cut off holds the meeting", () => {
    const pending = ["updating", "deleting"].map((type) => ({ type, resource: meeting(type) }));
    const others = [{ type: "creating", resource: { urn: "u", type: "other:index:Thing", inputs: {} } }];
    expect(holdings([], [...pending, ...others])).toMatchObject({
      ids: new Set(["updating", "deleting"]),
      pendingCreates: [],
    });
  });

  test("with a meeting that the program only reads knows it, and does not look into its app", () => {
    const theirs = { accountId: "theirs", appId: "theirs" };
    const found = holdings([meeting("read", { external: true, inputs: theirs, outputs: theirs }), meeting("own")]);
    expect(found).toMatchObject({ ids: new Set(["read", "own"]), apps: [place] });
  });

  test.each([
    ["encrypted", { accountId: SECRET, appId: "app" }],
    ["missing", { accountId: "account" }],
    ["no id", { accountId: "account", appId: "../.." }],
  ])("with an app that is %s says so", (_, inputs) => {
    const found = holdings([meeting("a", { inputs, outputs: inputs })]);
    expect(found).toMatchObject({ ids: new Set(["a"]), apps: [], unplaced: [`urn:pulumi:dev::project::${TYPE}::a`] });
  });

  test.each([
    ["nothing", "", "it is empty"],
    ["half of it", exported([meeting("a")]).slice(0, -40), "it is no JSON"],
    ["two in one", exported([]) + exported([]), "more than one export"],
    ["a list", "[]", "it has no deployment"],
    ["null", "null", "it has no deployment"],
    ["a word", '"deployment"', "it has no deployment"],
    ["inherited names alone", '{"__proto__":{"deployment":{"resources":[]}}}', "it has no deployment"],
    ["resources of another shape", exported({ a: 1 }), "its resources are no list"],
    ["a resource that is none", exported([meeting("a"), null]), "its resources have an entry that is none"],
    ["an operation on nothing", exported([], [{ type: "creating" }]), "its pending_operations have an entry"],
  ])("that is %s is refused, and not repeated", (_, text, why) => {
    const read = () => holdingsOf(text, "dev.json");
    expect(read).toThrow(`dev.json is not the output of "pulumi stack export": `);
    expect(read).toThrow(why);
    expect(read).not.toThrow(/canary|account|urn/);
  });

  test("may be huge, and as deep as it likes elsewhere", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => meeting(`id-${i}`, { inputs: place }));
    const deep = { urn: "u", type: "other:index:Thing", outputs: "DEEP" };
    const text = exported([deep, ...many]).replace('"DEEP"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    const found = holdingsOf(text, "dev.json");
    expect(found.ids.size).toBe(100_000);
    expect(found.apps).toEqual([place]);
  }, 60_000);
});

describe("what is asked of RealtimeKit", () => {
  const listing = (...items: object[]) => {
    const asked: unknown[] = [];
    const api = {
      list: async (...call: unknown[]) => {
        asked.push(call);
        return items;
      },
    };
    return { api: api as unknown as Api, asked };
  };

  test("is the app's ACTIVE meetings; those that nothing holds are orphans", async () => {
    const created_at = "2026-11-23T16:00:00Z";
    const { api, asked } = listing(
      { id: "held", title: "Held", created_at },
      { id: "lost", title: "Lost", created_at, status: "ACTIVE" },
      { id: "closed", title: "Closed", created_at, status: "INACTIVE" },
      { id: "bare", created_at: "soon" },
      { id: "lost", title: "Lost, once more on the next page", created_at },
    );
    expect(await findOrphans(place, new Set(["held", "elsewhere"]), api)).toEqual({
      ...place,
      active: 3,
      held: 1,
      orphans: [
        { ...place, id: "lost", title: "Lost, once more on the next page", createdAt: "2026-11-23T16:00:00.000Z" },
        { ...place, id: "bare", title: undefined, createdAt: undefined },
      ],
    });
    expect(asked).toEqual([
      [
        ["account", "realtime", "kit", "app", "meetings"],
        { query: { status: "ACTIVE" }, isItem: expect.any(Function) },
      ],
    ]);
  });

  test.each(["$(reboot)", "'; reboot; '", "../x", "", 5, undefined])("must not come with the id %p", async (id) => {
    const found = findOrphans(place, new Set(), listing({ id }).api);
    await expect(found).rejects.toThrow("without a proper id");
  });
});

describe("options", () => {
  const NOW = Date.parse("2026-11-23T16:00:00Z");
  const parse = (...words: string[]) => parseOptions(words, NOW);

  test("by default ask for nothing more", () => {
    expect(parse()).toEqual({ states: [], apps: [], since: undefined, json: false, help: false });
  });

  test("name files, and apps in pairs or all with one account", () => {
    expect(parse("--state", "a", "--state=b", "--json")).toMatchObject({ states: ["a", "b"], json: true });
    const pairs = parse("--account", "1", "--app", "x", "--account", "2", "--app", "y", "--app", "y", "--account", "2");
    expect(pairs.apps).toEqual([
      { accountId: "1", appId: "x" },
      { accountId: "2", appId: "y" },
    ]);
    const one = parse("--account", "1", "--app", "x", "--app", "y");
    expect(one.apps.map(({ accountId, appId }) => accountId + appId)).toEqual(["1x", "1y"]);
  });

  test.each([
    ["30m", "2026-11-23T15:30:00Z"],
    ["2h", "2026-11-23T14:00:00Z"],
    ["7d", "2026-11-16T16:00:00Z"],
    ["2026-11-23", "2026-11-23T00:00:00Z"],
    ["2026-11-23T15:00:00+02:00", "2026-11-23T13:00:00Z"],
    ["99999999w", "1970-01-01T00:00:00Z"],
  ])("--since %s is %s", (text, time) => {
    expect(parse("--since", text).since).toBe(Date.parse(time));
  });

  test.each([
    [["--stat", "x"], `Unknown option '--stat'; did you mean "--state"?`],
    [["--verbose"], `Unknown option '--verbose'; "pulumi-realtimekit orphans --help"`],
    [["dev"], "Unexpected argument 'dev'; "],
    [["--since"], "'--since <value>' argument missing; "],
    [["--account", "a"], "--account and --app go together: got 1 and 0"],
    [["--app", "a"], "--account and --app go together: got 0 and 1"],
    [["--account", "a", "--account", "b", "--app", "c"], "got 2 and 1"],
    [["--account", "a", "--app", "../b"], `--app: got "../b"; must be letters`],
    [["--since", "yesterday"], '--since: "yesterday" must be an ISO date'],
    [["--since", "2026-13-45"], '--since: "2026-13-45" must be an ISO date'],
    [["--since", "2h30m"], '--since: "2h30m" must be an ISO date'],
    [["--since", "2026-11-24"], '--since: "2026-11-24" is to come'],
  ])("%j are refused", (words, why) => {
    expect(() => parse(...words)).toThrow(why);
  });
});

describe("the report", () => {
  const orphan = (id: string, more: Partial<Orphan> = {}): Orphan => ({
    ...place,
    id,
    title: `Title of ${id}`,
    createdAt: "2026-11-23T16:00:00.000Z",
    ...more,
  });
  const reported = (orphans: Orphan[], since?: number) =>
    reportOf(
      [holdings([meeting("held")], [{ type: "creating", resource: meeting(undefined) }])],
      [{ ...place, active: orphans.length + 1, held: 1, orphans }],
      since,
    );

  test("has the newest first, whatever app it is in, and what has no time before all", () => {
    const [a, b, c] = [
      orphan("a", { createdAt: "2026-11-23T16:00:00.000Z" }),
      orphan("b", { createdAt: "2026-11-23T18:00:00.000Z" }),
      orphan("c", { createdAt: undefined }),
    ];
    const app = { ...place, active: 2, held: 0 };
    const report = reportOf(
      [],
      [
        { ...app, orphans: [a] },
        { ...app, orphans: [b, c] },
      ],
    );
    expect(report.orphans.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  test("says how many are left out, and never hides one whose time is not known", () => {
    const all = [
      orphan("new"),
      orphan("old", { createdAt: "2026-11-22T16:00:00.000Z" }),
      orphan("c", { createdAt: undefined }),
    ];
    const report = reported(all, Date.parse("2026-11-23T00:00:00Z"));
    expect(report.orphans.map(({ id }) => id)).toEqual(["c", "new"]);
    expect(asText(report, BASE_URL)).toContain("2 orphans, newest first; 1 older one left out by --since.");
  });

  test("in words", () => {
    const text = asText(reported([orphan("lost")]), BASE_URL);
    expect(text).toBe(`In dev.json: 1 meeting.
App app of account account: 2 ACTIVE meetings, 1 held by resources.
Creates that were cut off or still run: "new". If a "pulumi up" still runs, let it end and look again;
"pulumi refresh --clear-pending-creates" takes what was cut off out of the state.
1 orphan.

"Title of lost"
  id          lost
  created     2026-11-23T16:00:00.000Z
  app         app of account account
  adopt       adoptId: "lost"
  deactivate  curl --fail-with-body --silent --show-error --request PATCH --header "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --header 'Content-Type: application/json' --data '{"status":"INACTIVE"}' 'https://api.cloudflare.com/client/v4/accounts/account/realtime/kit/app/meetings/lost'

Meetings of other stacks and meetings made by hand are listed too. Before you deactivate one, be sure that it is
nobody's: give the exports of the other stacks that use the app as well (--state FILE).
`);
  });

  test("of nothing is short", () => {
    const text = asText(
      reportOf([holdings([meeting("a")])], [{ ...place, active: 1, held: 1, orphans: [] }]),
      BASE_URL,
    );
    expect(text).toBe(
      "In dev.json: 1 meeting.\nApp app of account account: 1 ACTIVE meeting, 1 held by resources.\nNo orphans.\n",
    );
  });

  test("for machines has the same", () => {
    const report = reported([orphan("lost", { title: undefined })]);
    expect(JSON.parse(asJson(report, BASE_URL))).toEqual({
      exports: [{ name: "dev.json", meetings: 1, pendingCreates: [`urn:pulumi:dev::project::${TYPE}::new`] }],
      apps: [{ ...place, active: 2, held: 1 }],
      orphans: [
        {
          ...place,
          id: "lost",
          title: null,
          createdAt: "2026-11-23T16:00:00.000Z",
          adopt: adoptLine(orphan("lost")),
          deactivate: deactivateCommand(orphan("lost"), BASE_URL),
        },
      ],
      older: 0,
    });
  });

  test("cuts a long title between characters; the one for machines does not", () => {
    const report = reported([orphan("lost", { title: "🚀".repeat(200) }), orphan("untitled", { title: undefined })]);
    expect(asText(report, BASE_URL)).toContain(`"${"🚀".repeat(120)}…"\n`);
    expect(asText(report, BASE_URL)).toContain("\n(no title)\n");
    expect(asJson(report, BASE_URL)).toContain("🚀".repeat(200));
  });

  const HALF = String.fromCharCode(0xd800);
  const HOSTILE = `\u001b[2J\u0007\r\n\u0085\u009b31m"\u202eevil\u2066\u200b\u2028${HALF}\u{e0041}\u007f\\u001b$(reboot)`;

  test("does nothing to a terminal, and loses nothing of the title", () => {
    const report = reported([orphan("lost", { title: HOSTILE })]);
    const [text, json] = [asText, asJson].map((as) => printable(as(report, BASE_URL)));
    for (const output of [text, json]) expect(output).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).toContain('"\\u001b[2J\\u0007\\r\\n\\u0085\\u009b31m\\"\\u202eevil');
    expect(JSON.parse(String(json)).orphans[0].title).toBe(HOSTILE);
  });

  test("keeps what people write", () => {
    const text = "Zoë 👩‍🚀 東京 می‌خواهم\n";
    expect(printable(text)).toBe(text);
  });

  test("has commands that a shell takes as they are meant, whatever the address", () => {
    const command = deactivateCommand(orphan("lost"), new URL("https://user:hunter2@proxy.example/it's/$(x)`y`/"));
    expect(command).not.toContain("hunter2");
    const words = execFileSync("sh", ["-c", command.replace(/^curl/, "printf '%s\\n'")], {
      env: { ...process.env, CLOUDFLARE_API_TOKEN: "a token" },
      encoding: "utf8",
    });
    expect(words.split("\n").slice(3)).toEqual([
      "--request",
      "PATCH",
      "--header",
      "Authorization: Bearer a token",
      "--header",
      "Content-Type: application/json",
      "--data",
      '{"status":"INACTIVE"}',
      "https://proxy.example/it's/$(x)%60y%60/accounts/account/realtime/kit/app/meetings/lost",
      "",
    ]);
  });
});
