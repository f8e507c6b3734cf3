import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { ACCOUNT, APP, newWorld, type World } from "../engine/harness";
import { ROOT } from "../package/run";
import { copyExample, type ExampleCopy } from "./asWritten";
import { programOf } from "./program";

jest.setTimeout(180_000);

describe.each(["dynamic", "native"])("the program of npm start, on a real engine, with %s resources", (host) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
    const namespace = host === "native" ? "realtimekit" : "cloudflare";
    await world.stack.setConfig(`${namespace}:accountId`, { value: ACCOUNT });
  });
  afterAll(() => world?.close());

  const program = programOf(join(ROOT, "index.ts"), host === "native");
  const KIT = { app: 1, presets: 2, webhook: 1, meeting: 1, participant: 1, stack: 1 };
  const resources = Object.values(KIT).reduce((sum, each) => sum + each);

  test("makes the kit; unchanged the second time; again after a destroy, in the app that stayed", async () => {
    const first = await world.up(program);
    expect(first.changes).toEqual({ create: resources });
    expect((await world.up()).changes).toEqual({});
    expect((await world.refresh()).changes).toEqual({});
    expect((await world.preview()).changes).toEqual({});

    const [app] = world.emulator.objects("apps", ACCOUNT);
    const { text } = await world.destroy();
    expect(text).toMatch(new RegExp(`warning: .*${app?.id}`));
    expect(world.emulator.admission(String(first.outputs.adasToken)).admitted).toBe(false);

    const again = await world.up();
    expect(again.changes).toEqual({ create: resources });
    expect(again.outputs.meetingId).toBe(first.outputs.meetingId);
    expect(world.emulator.objects("apps", ACCOUNT).map(({ id }) => id)).toEqual([app?.id]);
    expect(world.emulator.admission(String(again.outputs.adasToken)).admitted).toBe(true);
    expect((await world.preview()).changes).toEqual({});
  });
});

describe("whole-kit, by the commands of its README", () => {
  let example: ExampleCopy;
  const links: Record<string, string> = {};
  beforeAll(async () => {
    example = await copyExample("whole-kit");
    for (const command of example.commands) {
      if (command === SERVE) continue;
      const printed = await example.perform(command);
      const [, output] = /^pulumi stack output (\w+)/.exec(command) ?? [];
      if (output) links[output] = printed.trim();
    }
  });
  afterAll(() => example?.close());

  const SERVE = "node page/serve.mjs";
  const token = (link = "") => new URL(link).hash.slice(1);

  /** Opens the page at a link, with RealtimeKit's client in place of its script. */
  async function open(link: string) {
    const html = readFileSync(join(example.folder, "page/index.html"), "utf8");
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const elements: Record<string, { meeting?: unknown; textContent?: string }> = { meeting: {}, problem: {} };
    runInNewContext(String(script), {
      location: new URL(link),
      document: { getElementById: (id: string) => elements[id] },
      RealtimeKitClient: {
        init: async ({ authToken }: { authToken: string }) => {
          const admission = example.emulator.admission(authToken);
          if (!admission.admitted) throw new Error(admission.reason);
          return admission;
        },
      },
    });
    await new Promise(setImmediate);
    return elements;
  }

  test("makes all of it; a preview is empty", async () => {
    const { emulator } = example;
    const [app] = emulator.objects("apps", ACCOUNT);
    const id = String(app?.id);
    expect(app).toMatchObject({ name: "Acme meetings" });
    expect(emulator.objects("presets", ACCOUNT, id)).toMatchObject([
      expect.objectContaining({ name: expect.stringMatching(/^(host|guest)$/) }),
      expect.objectContaining({ name: expect.stringMatching(/^(host|guest)$/) }),
    ]);
    expect(emulator.objects("webhooks", ACCOUNT, id)).toMatchObject([{ url: "https://example.com/realtimekit" }]);
    const [meeting] = emulator.meetings(ACCOUNT, id);
    expect(meeting).toMatchObject({ title: "Daily standup", record_on_start: true });
    const participants = emulator.objects("participants", ACCOUNT, id, String(meeting?.id));
    const presets = Object.fromEntries(participants.map((each) => [each.custom_participant_id, each.preset_name]));
    expect(presets).toEqual({ ada: "host", charles: "guest" });

    expect((await example.operate("preview")).changes).toEqual({});
  });

  test("the links are secrets, and the page joins the meeting with them", async () => {
    const hidden = await example.perform("pulumi stack output adasLink");
    expect(hidden).not.toContain(token(links.adasLink));
    for (const link of [links.adasLink, links.charlesLink]) {
      const { meeting, problem } = await open(String(link));
      expect(meeting?.meeting).toMatchObject({ admitted: true });
      expect(problem).toEqual({});
    }
    expect(token(links.adasLink)).not.toBe(token(links.charlesLink));
  });

  test("the page says so if there is no token, or one that does not let anyone join", async () => {
    expect((await open("http://localhost:8080/")).problem?.textContent).toMatch(/token of a participant/);
    const { meeting, problem } = await open("http://localhost:8080/#no-token");
    expect(meeting).toEqual({});
    expect(problem?.textContent).toMatch(/does not let this token join/);
  });

  test("the server of the README serves the page", async () => {
    expect(example.commands).toContain(SERVE);
    const server = example.start(SERVE, { PORT: "0" });
    try {
      const [address] = await once(server.stdout as NodeJS.ReadableStream, "data");
      const answer = await fetch(String(address).trim());
      expect(answer.headers.get("content-type")).toBe("text/html");
      expect(await answer.text()).toBe(readFileSync(join(example.folder, "page/index.html"), "utf8"));
    } finally {
      server.kill();
    }
  });

  test("destroy closes the meeting, deletes the rest, and leaves the app, which the next up takes over", async () => {
    await example.operate("destroy");
    const apps = () => example.emulator.objects("apps", ACCOUNT).map(({ id }) => id);
    const [id = ""] = apps();
    expect(example.emulator.meetings(ACCOUNT, id).map(({ status }) => status)).toEqual(["INACTIVE"]);
    expect(example.emulator.objects("presets", ACCOUNT, id)).toEqual([]);
    expect(example.emulator.objects("webhooks", ACCOUNT, id)).toEqual([]);
    expect((await open(String(links.adasLink))).meeting).toEqual({});

    await example.operate("up");
    expect(apps()).toEqual([id]);
    expect(example.emulator.meetings(ACCOUNT, id).map(({ status }) => status)).toEqual(["ACTIVE"]);
  });
});

describe("webinar, by the commands of its README", () => {
  let example: ExampleCopy;
  const printed: Record<string, string> = {};
  beforeAll(async () => {
    example = await copyExample("webinar");
    for (const command of example.commands) printed[command] = await example.perform(command);
  });
  afterAll(() => example?.close());

  const tokens = (which: string): Record<string, string> =>
    JSON.parse(printed[`pulumi stack output ${which} --show-secrets`] ?? "");
  const participants = () => {
    const [meeting] = example.emulator.meetings(ACCOUNT, APP);
    const found = example.emulator.objects("participants", ACCOUNT, APP, String(meeting?.id));
    return Object.fromEntries(found.map((each) => [String(each.custom_participant_id), each]));
  };

  test("each person of the data file has a token that joins, with the preset of the role", () => {
    const people = JSON.parse(readFileSync(join(example.folder, "people.json"), "utf8"));
    expect(Object.keys(tokens("presenterTokens")).sort()).toEqual(Object.keys(people.presenters).sort());
    expect(Object.keys(tokens("viewerTokens")).sort()).toEqual(Object.keys(people.viewers).sort());
    expect(participants()).toMatchObject({
      grace: { name: "Grace Hopper", preset_name: "launch-presenter" },
      emmy: { name: "Emmy Noether", preset_name: "launch-viewer" },
    });
    for (const token of Object.values({ ...tokens("presenterTokens"), ...tokens("viewerTokens") }))
      expect(example.emulator.admission(token).admitted).toBe(true);
  });

  test("presenters are on stage, and viewers only watch and write", () => {
    const presets = example.emulator.objects("presets", ACCOUNT, APP);
    const named = (name: string) => presets.find((each) => each.name === name);
    expect(named("launch-presenter")).toMatchObject({
      config: { view_type: "WEBINAR" },
      permissions: { media: { audio: { can_produce: "ALLOWED" } } },
    });
    expect(named("launch-viewer")).toMatchObject({
      config: { view_type: "WEBINAR" },
      permissions: { media: { audio: { can_produce: "NOT_ALLOWED" } }, chat: { public: { can_send: true } } },
    });
  });

  test("a change of the data file adds and removes people, and leaves the tokens of the others", async () => {
    const before = tokens("viewerTokens");
    const file = join(example.folder, "people.json");
    const people = JSON.parse(readFileSync(file, "utf8"));
    const { alan: _, ...others } = people.viewers;
    writeFileSync(file, JSON.stringify({ ...people, viewers: { ...others, rosalind: "Rosalind Franklin" } }));

    const { changes, outputs } = await example.operate("up");
    expect(changes).toEqual({ create: 1, delete: 1 });
    expect(Object.keys(participants()).sort()).toEqual(["emmy", "grace", "katherine", "rosalind", "srinivasa"]);
    expect(outputs.viewerTokens).toMatchObject({ secret: true, value: { emmy: before.emmy } });
    expect(example.emulator.admission(String(before.alan)).admitted).toBe(false);
  });
});
