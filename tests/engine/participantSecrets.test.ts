import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { RealtimeKitMeeting, RealtimeKitParticipant, type RealtimeKitParticipantArgs } from "../../sdk";
import { ROOT } from "../package/run";
import { makePresets } from "../shared/presets";
import { finding, WRITINGS } from "./canaries";
import { answer, refusal } from "./failureKinds";
import { ACCOUNT, APP, HOST, newWorld, type Outcome, TOKEN, tokenOf, type World } from "./harness";

jest.setTimeout(120_000);

const HERE = { accountId: ACCOUNT, appId: APP };
const ANN = { customParticipantId: "user-1", presetName: "host", name: "Ann" };
const PARTICIPANTS = `/accounts/*/realtime/kit/${APP}/meetings/*/participants`;
const ONE = `${PARTICIPANTS}/*`;

let world: World;
/** Every token that an answer had, those too that no state keeps. */
const issued = new Set<string>();
beforeAll(async () => {
  world = await newWorld();
  await makePresets(world.emulator, { ...HERE, token: TOKEN }, "host");
});
beforeEach(() => watch());
afterAll(() => world.close());

function watch(): void {
  world.emulator.faults.clear();
  const change = ({ data }: { data?: { token?: string } }) => void (data?.token && issued.add(data.token));
  for (const path of [PARTICIPANTS, ONE, `${ONE}/token`])
    for (const method of ["POST", "PATCH"])
      world.emulator.faults.add({ match: { method, path }, times: "always", do: { kind: "mutate", change } });
}

/** Letters, digits, - and _ of each token: its claims, also of a token that is cut off, and its signature. */
const coresOf = (tokens: Iterable<string>) =>
  [...tokens].flatMap((token) => {
    const [, claims = "", signature = ""] = token.split(".");
    return [claims.slice(0, 60), signature];
  });
const shown = (text: string) => issued.size > 0 && finding(coresOf(issued)).test(text);
function hidden(text: string): void {
  expect(text.trim()).not.toBe("");
  expect(shown(text)).toBe(false);
}
const said = async (operation: Promise<Outcome>) => hidden((await operation).text);

const program =
  (args: Partial<RealtimeKitParticipantArgs> = {}) =>
  async () => {
    const meeting = new RealtimeKitMeeting("m", HERE);
    const ann = new RealtimeKitParticipant("ann", { ...HERE, meetingId: meeting.id, ...ANN, ...args });
    return { token: ann.token, invitation: ann.token.apply((token) => `https://example.com/#${token}`) };
  };
const pulumi = (...args: string[]) => world.run("pulumi", args);

test("a participant's life shows no token, nor do the engine's files", async () => {
  await said(world.preview(program()));
  world.env.NODE_DEBUG = "undici,http,net,tls";
  const { text } = await world.up();
  world.env.NODE_DEBUG = "";
  // The engine keeps what a plugin writes to its standard error.
  if (HOST === "dynamic") expect(text).toMatch(/UNDICI \d+: sending request to POST/);
  hidden(text);
  expect(issued.size).toBe(1);
  await said(world.refresh());

  const changes = [program({ name: "Anne" }), program({ name: "Anne", tokenVersion: 1 }), program({ tokenVersion: 2 })];
  for (const each of changes) {
    await said(world.refreshedPreview(each));
    await said(world.up());
  }
  await said(world.refresh());
  expect(issued.size).toBe(4);

  world.emulator.faults.clear();
  world.emulator.faults.add({ match: { method: "POST", path: PARTICIPANTS }, when: "after", do: { kind: "reset" } });
  await said(world.up(program({ customParticipantId: "user-2", tokenVersion: 2 })));
  issued.add(String((await world.stack.outputs()).token?.value));
  expect(issued.size).toBe(5);

  hidden(world.files());
  expect(JSON.stringify(world.state("ann").outputs.token)).toContain("ciphertext");
});

test("what Pulumi shows of a stack has none", async () => {
  const exported = await pulumi("stack", "export");
  expect(exported).toContain(tokenOf("Participant"));
  hidden(exported);
  hidden(await pulumi("stack", "history", "--json"));
  expect(await pulumi("stack", "output", "--json")).toMatch(/"invitation": "\[secret\]"/);
  hidden(await pulumi("stack", "output", "--json"));
  hidden(await pulumi("stack"));
  hidden(await pulumi("refresh", "--preview-only", "--json"));
  hidden(await world.run(process.execPath, [join(ROOT, "dist/cli/index.js"), "orphans"], exported));
});

test.each<[string, string, string, () => Promise<unknown>]>([
  ["a read", "GET", ONE, () => world.refresh()],
  ["a change", "PATCH", ONE, () => world.up(program({ customParticipantId: "user-2", tokenVersion: 2, name: "Bo" }))],
  ["a new token", "POST", `${ONE}/token`, () => world.up(program({ customParticipantId: "user-2", tokenVersion: 3 }))],
  ["a delete", "DELETE", ONE, () => world.destroy()],
])("an error of %s shows none, where RealtimeKit repeats it", async (_, method, path, operate) => {
  const { value } = (await world.stack.outputs()).token as { value: string };
  const forms = ["plain", "JSON-escaped", "URL-encoded", "in base64", "in base64 for URLs"] as const;
  const repeated = forms.map((form) => `${form}: ${WRITINGS[form](value)}`).join("; ");
  world.emulator.faults.clear();
  world.emulator.faults.add({ match: { method, path }, do: answer(400, refusal(repeated)) });
  const text = await world.failure(operate());
  for (const form of forms) expect(text).toContain(`${form}: [secret]`);
  hidden(text);
});

// Pulumi's own, as docs/state-and-secrets.md says.
test("verbose logs and events of the engine show tokens", async () => {
  const refresh = (...flags: string[]) => pulumi("refresh", "--yes", "--skip-preview", ...flags);
  const events: EngineEvent[] = [];
  await world.stack.up({ program: program({ name: "Cy" }), onEvent: (event) => events.push(event) });
  const surfaces = {
    "-v=9 --logtostderr": await refresh("-v=9", "--logtostderr", "--logflow"),
    "pulumi up --debug": (await world.stack.up({ program: program({ name: "Dee" }), debug: true })).stdout,
    onEvent: JSON.stringify(events),
    "stack.exportStack()": JSON.stringify(await world.stack.exportStack()),
    "pulumi stack export --show-secrets": await pulumi("stack", "export", "--show-secrets"),
  };
  const docs = readFileSync(join(ROOT, "docs/state-and-secrets.md"), "utf8");
  for (const [surface, text] of Object.entries(surfaces)) {
    expect(docs).toContain(`\`${surface}`);
    expect({ surface, isShown: shown(text) }).toEqual({ surface, isShown: true });
  }
});

test("destroy shows none, and its state keeps none", async () => {
  await said(world.destroy());
  hidden(world.files());
});
