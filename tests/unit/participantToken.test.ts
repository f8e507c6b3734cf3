import { type Emulator, type FaultRule, startEmulator } from "realtimekit-emulator";
import type { RecordedError } from "../../provider/errors";
import { Operation } from "../../provider/operation";
import { definition } from "../../provider/participant";
import { type Context, defineResource } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";
import { makePresets } from "../shared/presets";

const HERE = { accountId: "account", appId: "app" };
const PARTICIPANTS = "/accounts/*/realtime/kit/app/meetings/*/participants";
const ONE = `${PARTICIPANTS}/*`;
const TOKENS = `${ONE}/token`;

const participant = defineResource(definition);
let emulator: Emulator;
let inputs: JsonObject;
beforeAll(async () => {
  emulator = await startEmulator({ token: "t" });
  await makePresets(emulator, { ...HERE, token: "t" }, "host");
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.faults.clear();
  const answer = await fetch(`${emulator.url}/accounts/account/realtime/kit/app/meetings`, {
    method: "POST",
    headers: { authorization: "Bearer t" },
    body: "{}",
  });
  const { data } = (await answer.json()) as { data: { id: string } };
  inputs = { ...HERE, meetingId: data.id, customParticipantId: "1", presetName: "host", name: "Ann" };
  emulator.requests.length = 0;
});

const warnings: string[] = [];
const context = (): Context => ({
  operation: new Operation(),
  connection: {
    baseUrl: new URL(emulator.url),
    token: "t",
    tokenSource: "environment",
    deadlineMs: 20_000,
    callsPer5Minutes: 1_000_000,
  },
  warn: (message) => warnings.push(message),
  variable: () => undefined,
});
const fault = (method: string, path: string, rule: Pick<FaultRule, "do" | "when" | "times">) =>
  emulator.faults.add({ match: { method, path }, ...rule });
const refused = { kind: "answer", status: 400, body: { success: false, error: { code: 400, message: "no" } } } as const;
const calls = () =>
  emulator.requests.splice(0).map(({ method, path }) => `${method} ${path.split("/").at(-1)?.slice(0, 12)}`);
const methods = () => emulator.requests.splice(0).map(({ method }) => method);
const create = () => participant.create(inputs, context());
const update = (id: string, old: JsonObject, change: JsonObject) =>
  participant.update({ id, oldInputs: old, oldOutputs: old, inputs: { ...inputs, ...change } }, context());
const failure = (operation: Promise<unknown>): Promise<Error> =>
  operation.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
const admits = ({ token }: JsonObject) => emulator.admission(String(token)).admitted;

test("an update whose token is missing gets one, also where nothing else changes", async () => {
  fault("POST", PARTICIPANTS, { when: "after", do: { kind: "reset" } });
  fault("POST", TOKENS, { do: refused });
  const error = await failure(create());
  expect(error).toMatchObject({ code: "RTK_INCOMPLETE", outputs: { name: "Ann" } });
  const { id, outputs } = error as RecordedError;
  expect(outputs).not.toHaveProperty("token");
  calls();

  fault("POST", TOKENS, { do: refused });
  expect(await failure(update(id, outputs, {}))).toMatchObject({ code: "RTK_REJECTED" });
  calls();
  const finished = (await update(id, outputs, {})).outputs;
  expect(calls()).toEqual(["POST token"]);
  expect(admits(finished)).toBe(true);
  expect(finished).toMatchObject({ createdAt: outputs.createdAt, updatedAt: outputs.updatedAt });

  const changed = (await update(id, outputs, { name: "Anne" })).outputs;
  expect(methods()).toEqual(["PATCH"]);
  expect(admits(changed)).toBe(true);
});

test("an answer without a token is made good by another call", async () => {
  const change = ({ data }: { data: JsonObject }) => void delete data.token;
  fault("POST", PARTICIPANTS, { do: { kind: "mutate", change } });
  const { id, outputs } = await create();
  expect(calls()).toEqual(["POST participants", "POST token"]);
  expect(admits(outputs)).toBe(true);

  fault("PATCH", ONE, { do: { kind: "mutate", change } });
  const next = (await update(id, outputs, { name: "Anne", tokenVersion: 1 })).outputs;
  expect(methods()).toEqual(["PATCH", "POST"]);
  expect(next.token).not.toBe(outputs.token);
  expect(admits(next)).toBe(true);

  fault("POST", TOKENS, { do: { kind: "mutate", change } });
  expect(await failure(update(id, next, { name: "Anne", tokenVersion: 2 }))).toMatchObject({ code: "RTK_BAD_ANSWER" });
});

test("of a list, a lost create takes the participant of its key", async () => {
  fault("POST", PARTICIPANTS, { when: "after", do: { kind: "reset" } });
  const change = ({ data }: { data: JsonObject[] }) => void data.push({ id: "other", custom_participant_id: "2" });
  fault("GET", PARTICIPANTS, { times: "always", do: { kind: "mutate", change } });
  const { id, outputs } = await create();
  expect(id).not.toBe("other");
  expect(admits(outputs)).toBe(true);
});

test.each([
  ["in a year", 365, 0],
  ["in eleven days", 11, 0],
  ["in nine days", 9, 1],
  ["yesterday", -1, 1],
  ["at a time that nobody knows", Number.NaN, 0],
])("a read keeps the token, and warns if it expires soon: %s", async (_, days, count) => {
  const { id, outputs } = await create();
  const tokenExpiresAt = Number.isNaN(days) ? null : new Date(Date.now() + days * 86_400_000).toISOString();
  warnings.length = 0;
  const old = { ...outputs, tokenExpiresAt };
  const found = await participant.read({ id, inputs: old, outputs: old }, context());
  expect(found?.outputs.token).toBe(outputs.token);
  expect(found?.outputs.tokenExpiresAt ?? null).toBe(tokenExpiresAt);
  expect(warnings.filter((text) => text.includes("tokenVersion"))).toHaveLength(count);
});

/** Of a token, also of one that is cut off: its claims tell it from others. */
const partOf = (token: unknown) => String(token).split(".")[1]?.slice(0, 40) ?? String(token);

describe("an error never has a token in it that an answer brought", () => {
  /** Gives the tokens of answers to these calls, and breaks the answers. */
  function broken(method: string, path: string, change: (data: JsonObject) => JsonObject | string): string[] {
    const tokens: string[] = [];
    fault(method, path, {
      times: "always",
      do: {
        kind: "mutate",
        change: (body) => {
          if (typeof body.data.token === "string") tokens.push(body.data.token);
          return { ...body, data: change(body.data) };
        },
      },
    });
    return tokens;
  }

  test.each<[string, (data: JsonObject) => JsonObject | string]>([
    ["no id", ({ id: _, ...data }) => data],
    ["no id, and an opaque token", () => ({ token: "opaque-CANARY" })],
    ["a text that is a token", (data) => String(data.token)],
  ])("of a create: %s", async (_, change) => {
    const tokens = broken("POST", PARTICIPANTS, change);
    fault("GET", PARTICIPANTS, { times: "always", do: refused });
    const { message } = await failure(create());
    expect(message).toContain("RTK_BAD_ANSWER: ");
    expect(tokens).toHaveLength(1);
    for (const part of [...tokens.map(partOf), "CANARY"]) expect(message).not.toContain(part);
  });

  test("of an update, and of a new token", async () => {
    const { id, outputs } = await create();
    const others = broken("PATCH", ONE, (data) => ({ ...data, id: "another" }));
    const changed = await failure(update(id, outputs, { name: "Anne" }));
    const more = broken("POST", TOKENS, (data) => String(data.token));
    const rotated = await failure(update(id, outputs, { tokenVersion: 1 }));
    expect([others.length > 0, more.length > 0]).toEqual([true, true]);
    for (const { message } of [changed, rotated]) {
      expect(message).toContain("RTK_BAD_ANSWER: ");
      for (const token of [...others, ...more, outputs.token]) expect(message).not.toContain(partOf(token));
    }
  });
});
