import { execFileSync } from "node:child_process";
import type { Searchable } from "../../cli/listed";
import { findOrphans, type Orphan } from "../../cli/orphans/find";
import { parseOptions } from "../../cli/orphans/options";
import { adoptLine, retirement } from "../../cli/orphans/remedies";
import { asJson, asText, reportOf } from "../../cli/orphans/report";
import { readStackRecords } from "../../cli/orphans/stackRecords";
import { collectionPath, placeInWords } from "../../cli/place";
import { printable } from "../../cli/printable";
import type { Api } from "../../provider/api/client";
import { definition as app } from "../../provider/app";
import { definition } from "../../provider/meeting";
import { definition as participants } from "../../provider/participant";

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
const records = (resources?: unknown, pending?: unknown) =>
  readStackRecords(exported(resources, pending), "dev.json", [definition]);
const meetingIds = (...ids: string[]) => new Map([["meeting", new Set(ids)]]);
const meetings = definition as Searchable;
const commandFor = (...of: Parameters<typeof retirement>) => retirement(...of)?.command as string;
/** A type of resource that is deleted, is always live, and is nested in a meeting. */
const seats: Searchable = {
  ...meetings,
  name: "seat",
  type: "Seat",
  collection: "{appId}/meetings/{meetingId}/seats",
  orphans: { label: "name", live: {}, retire: { verb: "delete", method: "DELETE" } },
};

describe("an export", () => {
  test("holds the meetings that its resources are, and tells their apps", () => {
    const others = [
      { urn: "urn:pulumi:dev::project::pulumi:pulumi:Stack::s", type: "pulumi:pulumi:Stack" },
      { ...meeting("not-a-meeting"), type: "pulumi-nodejs:dynamic:Resource" },
    ];
    const elsewhere = { accountId: "account-2", appId: "app-2" };
    const two = [meeting("a"), meeting("b"), meeting("c", { inputs: elsewhere, outputs: elsewhere })];
    expect(records([...others, ...two])).toEqual({
      name: "dev.json",
      ids: meetingIds("a", "b", "c"),
      places: [place, elsewhere],
      pendingCreates: [],
      createsInDoubt: [],
      unplaced: [],
    });
  });

  test("of participants tells their meetings", () => {
    const type = "pulumi-nodejs:dynamic/realtimekit:Participant";
    const ann = { urn: `urn:pulumi:dev::project::${type}::ann`, type, id: "p", outputs: { ...place, meetingId: "m" } };
    const found = readStackRecords(exported([meeting("m"), ann]), "dev.json", [definition, participants]);
    expect(found.ids).toEqual(new Map([...meetingIds("m"), ["participant", new Set(["p"])]]));
    expect(found.places).toEqual([place, { ...place, meetingId: "m" }]);
  });

  test("of an empty stack holds nothing", () => {
    for (const nothing of [undefined, null, []]) {
      expect(records(nothing, nothing)).toMatchObject({ ids: meetingIds(), places: [] });
    }
  });

  test("holds what is to be deleted or replaced, too", () => {
    const { ids } = records([meeting("a", { delete: true }), meeting("b", { pendingReplacement: true }), meeting("c")]);
    expect(ids).toEqual(meetingIds("a", "b", "c"));
  });

  test("tells both apps of a meeting that moves", () => {
    const { places } = records([meeting("a", { inputs: { ...place, appId: "next" } })]);
    expect(places).toEqual([{ ...place, appId: "next" }, place]);
  });

  test("with a create that was cut off tells where it was to be", () => {
    const elsewhere = { accountId: "account", appId: "only-pending" };
    const found = records([], [{ type: "creating", resource: meeting(undefined, { inputs: elsewhere }) }]);
    expect(found).toMatchObject({ ids: meetingIds(), places: [elsewhere], unplaced: [] });
    expect(found.pendingCreates).toEqual([`urn:pulumi:dev::project::${TYPE}::new`]);
  });

  test("with another operation cut off holds the meeting", () => {
    const pending = ["updating", "deleting"].map((type) => ({ type, resource: meeting(type) }));
    const others = [{ type: "creating", resource: { urn: "u", type: "other:index:Thing", inputs: {} } }];
    expect(records([], [...pending, ...others])).toMatchObject({
      ids: meetingIds("updating", "deleting"),
      pendingCreates: [],
    });
  });

  test("names a create in doubt, whose placeholder is no meeting's id", () => {
    const pendingSince = "2026-11-24T08:00:00.000Z";
    const placeholder = { outputs: { ...place, pendingSince } };
    const found = records([meeting("a"), meeting("pending-1", placeholder), meeting("pending-2", { delete: true })]);
    expect(found).toMatchObject({ ids: meetingIds("a"), places: [place] });
    expect(found.createsInDoubt).toEqual([{ urn: `urn:pulumi:dev::project::${TYPE}::pending-1`, since: pendingSince }]);
  });

  test("with nothing but a create in doubt shows which app to search", () => {
    expect(records([meeting("pending-1")])).toMatchObject({ ids: meetingIds(), places: [place], unplaced: [] });
  });

  test("with a meeting that the program only reads knows it, and does not look into its app", () => {
    const theirs = { accountId: "theirs", appId: "theirs" };
    const found = records([meeting("read", { external: true, inputs: theirs, outputs: theirs }), meeting("own")]);
    expect(found).toMatchObject({ ids: meetingIds("read", "own"), places: [place] });
  });

  test.each([
    ["encrypted", { accountId: SECRET, appId: "app" }],
    ["missing", { accountId: "account" }],
    ["no id", { accountId: "account", appId: "../.." }],
  ])("with an app that is %s says so", (_, inputs) => {
    const found = records([meeting("a", { inputs, outputs: inputs })]);
    expect(found).toMatchObject({
      ids: meetingIds("a"),
      places: [],
      unplaced: [`urn:pulumi:dev::project::${TYPE}::a`],
    });
  });

  test.each([
    ["nothing", "", "it is empty"],
    ["half of it", exported([meeting("a")]).slice(0, -40), "it is not valid JSON"],
    ["two in one", exported([]) + exported([]), "more than one export"],
    ["a list", "[]", "it has no deployment"],
    ["null", "null", "it has no deployment"],
    ["a word", '"deployment"', "it has no deployment"],
    ["inherited names alone", '{"__proto__":{"deployment":{"resources":[]}}}', "it has no deployment"],
    ["resources of another shape", exported({ a: 1 }), "resources is not a list"],
    ["a resource that is none", exported([meeting("a"), null]), "resources has an entry that is not an object"],
    [
      "an operation on nothing",
      exported([], [{ type: "creating" }]),
      "pending_operations has an entry that is not an object",
    ],
  ])("that is %s is refused, and not repeated", (_, text, why) => {
    const read = () => readStackRecords(text, "dev.json", [definition]);
    expect(read).toThrow(`dev.json is not the output of "pulumi stack export": `);
    expect(read).toThrow(why);
    expect(read).not.toThrow(/canary|account|urn/);
  });

  test("may be huge, and as deep as it likes elsewhere", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => meeting(`id-${i}`, { inputs: place }));
    const deep = { urn: "u", type: "other:index:Thing", outputs: "DEEP" };
    const text = exported([deep, ...many]).replace('"DEEP"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    const found = readStackRecords(text, "dev.json", [definition]);
    expect(found.ids.get("meeting")?.size).toBe(100_000);
    expect(found.places).toEqual([place]);
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
    const { live, held, orphans } = await findOrphans(meetings, place, new Set(["held", "elsewhere"]), api);
    expect({ live, held }).toEqual({ live: 3, held: 1 });
    expect(orphans).toMatchObject([
      { place, id: "lost", label: "Lost, once more on the next page", createdAt: "2026-11-23T16:00:00.000Z" },
      { place, id: "bare", label: undefined, createdAt: undefined },
    ]);
    expect(asked).toEqual([
      [
        ["account", "realtime", "kit", "app", "meetings"],
        { query: { status: "ACTIVE" }, isItem: expect.any(Function) },
      ],
    ]);
  });

  test("of another type follows from its definition", async () => {
    const inMeeting = { ...place, meetingId: "m" };
    const { api, asked } = listing({ id: "a", name: "Front row" }, { id: "b" });
    const { live, orphans } = await findOrphans(seats, inMeeting, new Set(["b"]), api);
    expect({ live, orphans }).toMatchObject({ live: 2, orphans: [{ id: "a", label: "Front row" }] });
    const path = ["account", "realtime", "kit", "app", "meetings", "m", "seats"];
    expect(asked).toEqual([[path, { query: {}, isItem: expect.any(Function) }]]);
    expect(placeInWords(inMeeting)).toBe("meeting m of app app of account account");
    expect(collectionPath({ ...seats, collection: "apps" }, { accountId: "a" })).toEqual([
      "a",
      "realtime",
      "kit",
      "apps",
    ]);
  });

  test("takes a 404 for an empty list of a type whose empty lists are answered so", async () => {
    const { api, asked } = listing();
    await findOrphans({ ...seats, emptyIsNotFound: true }, { ...place, meetingId: "m" }, new Set(), api);
    expect(asked).toMatchObject([[expect.anything(), { emptyIsNotFound: true }]]);
  });

  test.each(["$(reboot)", "'; reboot; '", "../x", "", 5, undefined])("must not come with the id %p", async (id) => {
    const found = findOrphans(meetings, place, new Set(), listing({ id }).api);
    await expect(found).rejects.toThrow("a meeting without a valid id");
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
    expect(one.apps.map(({ accountId, appId }) => `${accountId}${appId}`)).toEqual(["1x", "1y"]);
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
    [["--verbose"], `Unknown option '--verbose'; see "pulumi-realtimekit orphans --help"`],
    [["dev"], "Unexpected argument 'dev'; "],
    [["--since"], "'--since <value>' argument missing; "],
    [["--account", "a"], "--account and --app go together: got 1 and 0"],
    [["--app", "a"], "--account and --app go together: got 0 and 1"],
    [["--account", "a", "--account", "b", "--app", "c"], "got 2 and 1"],
    [["--account", "a", "--app", "../b"], `--app: got "../b"; only letters`],
    [["--since", "yesterday"], '--since: "yesterday" is not an ISO date'],
    [["--since", "2026-13-45"], '--since: "2026-13-45" is not an ISO date'],
    [["--since", "2h30m"], '--since: "2h30m" is not an ISO date'],
    [["--since", "2026-11-24"], '--since: "2026-11-24" is in the future'],
  ])("%j are refused", (words, why) => {
    expect(() => parse(...words)).toThrow(why);
  });
});

describe("the report", () => {
  const orphan = (id: string, more: Partial<Orphan> = {}): Orphan => ({
    definition: meetings,
    place,
    id,
    label: `Title of ${id}`,
    createdAt: "2026-11-23T16:00:00.000Z",
    isLive: true,
    ...more,
  });
  const reported = (orphans: Orphan[], since?: number) =>
    reportOf(
      [records([meeting("held")], [{ type: "creating", resource: meeting(undefined) }])],
      [{ definition: meetings, place, live: orphans.length + 1, held: 1, orphans }],
      since,
    );

  test("has the newest first, whatever app it is in, and what has no time before all", () => {
    const [a, b, c] = [
      orphan("a", { createdAt: "2026-11-23T16:00:00.000Z" }),
      orphan("b", { createdAt: "2026-11-23T18:00:00.000Z" }),
      orphan("c", { createdAt: undefined }),
    ];
    const app = { definition: meetings, place, live: 2, held: 0 };
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
Creates that were interrupted or are still running: "new". If a "pulumi up" is still running, let it finish and
run this command again; "pulumi refresh --clear-pending-creates" removes interrupted creates from the state.
1 orphan.

"Title of lost"
  meeting     lost
  created     2026-11-23T16:00:00.000Z
  in          app app of account account
  adopt       adoptId: "lost"
  deactivate  curl --fail-with-body --silent --show-error --request PATCH --header "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --header 'Content-Type: application/json' --data '{"status":"INACTIVE"}' 'https://api.cloudflare.com/client/v4/accounts/account/realtime/kit/app/meetings/lost'

The list includes what other stacks manage and what was created by hand. Before you take anything out of use, make
sure that nobody needs it, and pass the exports of the other stacks that use the app (--state FILE).
`);
  });

  test("of nothing is short", () => {
    const text = asText(
      reportOf([records([meeting("a")])], [{ definition: meetings, place, live: 1, held: 1, orphans: [] }]),
      BASE_URL,
    );
    expect(text).toBe(
      "In dev.json: 1 meeting.\nApp app of account account: 1 ACTIVE meeting, 1 held by resources.\nNo orphans.\n",
    );
  });

  test("asks to leave alone what a create in doubt may have created", () => {
    const report = reportOf(
      [records([meeting("pending-1", { outputs: { ...place, pendingSince: "2026-11-24T08:00:00Z" } })])],
      [{ definition: meetings, place, live: 1, held: 0, orphans: [orphan("lost")] }],
    );
    expect(asText(report, BASE_URL)).toContain('Creates in doubt: "pending-1". ');
    expect(JSON.parse(asJson(report, BASE_URL)).exports).toMatchObject([
      { createsInDoubt: [{ urn: expect.stringContaining("::pending-1"), since: "2026-11-24T08:00:00.000Z" }] },
    ]);
  });

  test("of a type that is deleted says how", () => {
    const seat = orphan("s", { definition: seats, place: { ...place, meetingId: "m" }, label: undefined });
    const report = reportOf([], [{ definition: seats, place: seat.place, live: 1, held: 0, orphans: [seat] }]);
    const text = asText(report, BASE_URL);
    expect(text).toContain("Meeting m of app app of account account: 1 seat, 0 held by resources.\n");
    expect(text).toContain("\n(no name)\n  seat        s\n");
    expect(text).toContain(`  delete      ${commandFor(seat, BASE_URL)}\n`);
    expect(commandFor(seat, BASE_URL)).toMatch(/--request DELETE .* 'https:.*\/app\/meetings\/m\/seats\/s'$/);
    expect(commandFor(seat, BASE_URL)).not.toContain("--data");
  });

  test("of a type that nothing takes out of use says that it stays", () => {
    const apps = app as Searchable;
    const account = { accountId: "account" };
    const left = orphan("a", { definition: apps, place: account });
    const report = reportOf([], [{ definition: apps, place: account, live: 1, held: 0, orphans: [left] }]);
    expect(asText(report, BASE_URL)).toContain(
      'adopt       adoptId: "a"\n  stays       RealtimeKit cannot delete apps\n',
    );
    expect(asText(report, BASE_URL)).not.toContain("curl");
    const [machine] = JSON.parse(asJson(report, BASE_URL)).orphans;
    expect(Object.keys(machine)).toEqual(["type", "accountId", "id", "name", "createdAt", "adopt"]);
  });

  test("names a place once for each type that it has, and an empty one too", () => {
    const empty = { definition: seats, place, live: 0, held: 0, orphans: [] };
    const full = { definition: meetings, place, live: 2, held: 2, orphans: [] };
    const other = { ...empty, place: { ...place, appId: "other" } };
    expect(asText(reportOf([], [empty, other, full]), BASE_URL)).toBe(
      "App app of account account: 2 ACTIVE meetings, 2 held by resources.\nApp other of account account: nothing.\nNo orphans.\n",
    );
  });

  test("leaves out the types that an export has none of", () => {
    const several = (resources: object[]) =>
      asText(reportOf([readStackRecords(exported(resources), "dev.json", [app, definition])], []), BASE_URL);
    expect(several([meeting("a")])).toContain("In dev.json: 1 meeting.\n");
    expect(several([])).toContain("In dev.json: no resource of this package.\n");
  });

  test("of a type that cannot adopt does not say how to", () => {
    const guest: Searchable = { ...seats, inputs: meetings.inputs.omit({ adoptId: true }) };
    const report = reportOf(
      [],
      [{ definition: guest, place, live: 1, held: 0, orphans: [orphan("g", { definition: guest })] }],
    );
    expect(asText(report, BASE_URL)).not.toContain("adopt");
    expect(JSON.parse(asJson(report, BASE_URL)).orphans[0]).not.toHaveProperty("adopt");
  });

  test("has the label under the name of the argument", () => {
    const people = participants as Searchable;
    const where = { ...place, meetingId: "m" };
    const left = [orphan("p", { definition: people, label: "ann", place: where })];
    const unnamed = [orphan("q", { definition: people, label: undefined, place: where })];
    const report = (orphans: Orphan[]) =>
      reportOf([], [{ definition: people, place: where, live: 1, held: 0, orphans }]);
    const [machine] = JSON.parse(asJson(report(left), BASE_URL)).orphans;
    expect(machine).toMatchObject({ id: "p", customParticipantId: "ann", delete: expect.any(String) });
    expect(machine).not.toHaveProperty("custom_participant_id");
    expect(asText(report(unnamed), BASE_URL)).toContain("\n(no customParticipantId)\n");
  });

  test("for machines has the same", () => {
    const report = reported([orphan("lost", { label: undefined })]);
    expect(JSON.parse(asJson(report, BASE_URL))).toEqual({
      exports: [
        {
          name: "dev.json",
          resources: { meeting: 1 },
          pendingCreates: [`urn:pulumi:dev::project::${TYPE}::new`],
          createsInDoubt: [],
        },
      ],
      searched: [{ type: "meeting", ...place, live: 2, held: 1 }],
      orphans: [
        {
          type: "meeting",
          ...place,
          id: "lost",
          title: null,
          createdAt: "2026-11-23T16:00:00.000Z",
          adopt: adoptLine(orphan("lost")),
          deactivate: commandFor(orphan("lost"), BASE_URL),
        },
      ],
      older: 0,
    });
  });

  test("cuts a long title between characters; the one for machines does not", () => {
    const report = reported([orphan("lost", { label: "🚀".repeat(200) }), orphan("untitled", { label: undefined })]);
    expect(asText(report, BASE_URL)).toContain(`"${"🚀".repeat(120)}…"\n`);
    expect(asText(report, BASE_URL)).toContain("\n(no title)\n");
    expect(asJson(report, BASE_URL)).toContain("🚀".repeat(200));
  });

  const HALF = String.fromCharCode(0xd800);
  const HOSTILE = `\u001b[2J\u0007\r\n\u0085\u009b31m"\u202eevil\u2066\u200b\u2028${HALF}\u{e0041}\u007f\\u001b$(reboot)`;

  test("does nothing to a terminal, and loses nothing of the title", () => {
    const report = reported([orphan("lost", { label: HOSTILE })]);
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
    const command = commandFor(orphan("lost"), new URL("https://user:hunter2@proxy.example/it's/$(x)`y`/"));
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
