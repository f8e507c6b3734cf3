/** Webhooks really fire: a receiver of its own takes what the emulator posts, and verifies it as a backend would. */
import { verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator, EmulatorOptions } from "../src";
import {
  ACCOUNT,
  APP,
  call,
  control,
  create,
  createParticipant,
  createPreset,
  createWebhook,
  ISO,
  start,
  UUID,
  WEBHOOKS,
} from "./helpers";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: payloads differ by event
  json: any;
}

/** A backend: it keeps what it gets, and answers with these statuses in turn, then with 200. "drop" hangs up. */
class Receiver {
  readonly received: Received[] = [];
  /** An event that it always fails. */
  failing: string | undefined;
  /** Answers wait for this. */
  held: Promise<void> | undefined;
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(...answers: (number | "drop")[]): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      receiver.received.push({
        path: String(request.url),
        headers: request.headers,
        raw,
        json: JSON.parse(String(raw)),
      });
      const answer = receiver.received.at(-1)?.json.event === receiver.failing ? 500 : (answers.shift() ?? 200);
      await receiver.held;
      if (answer === "drop") request.socket.destroy();
      else response.writeHead(answer, { location: "http://127.0.0.1:1/" }).end("ok");
    });
    receivers.push(receiver);
    return receiver;
  }

  get events(): string[] {
    return this.received.map(({ json }) => json.event);
  }

  async until(count: number): Promise<void> {
    await until(() => this.received.length >= count);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const receivers: Receiver[] = [];
afterEach(() => {
  for (const receiver of receivers.splice(0)) receiver.close();
});

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); ) {
    if (Date.now() > end) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const EVENTS = ["meeting.started", "meeting.participantJoined", "meeting.participantLeft", "meeting.ended"];

/** An app with a meeting, a participant, and a webhook that goes to the receiver. */
async function setUp(url: string, options: EmulatorOptions = {}, webhook: object = {}) {
  const emulator = await start({ webhookRetryMs: [5, 10, 20], ...options });
  await createPreset(emulator);
  const meeting = await create(emulator, { title: "Weekly" });
  const ann = await createParticipant(emulator, meeting.id, { custom_participant_id: "ann", name: "Ann" });
  const hook = await createWebhook(emulator, { url, events: EVENTS, ...webhook });
  const address = [ACCOUNT, APP, meeting.id] as const;
  return { emulator, meeting, ann, hook, address };
}

const publicKeyOf = async (emulator: Emulator): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${emulator.port}/.well-known/webhooks.json`);
  const json = (await response.json()) as { data: { publicKey: string } };
  expect(json).toEqual({
    success: true,
    data: { publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/) },
    message: "",
  });
  return json.data.publicKey;
};

const isSigned = (key: string, { raw, headers }: Received) =>
  verify("RSA-SHA256", raw, key, Buffer.from(String(headers["rtk-signature"]), "base64"));

test("a session posts its events in their order, each with the documented payload", async () => {
  const receiver = await Receiver.start();
  const { emulator, meeting, ann, address } = await setUp(`${receiver.url}/hook`);
  emulator.joinSession(...address, ann.id);
  emulator.leaveSession(...address, ann.id);
  await receiver.until(4);

  const session = emulator.objects("sessions", ...address)[0];
  const about = {
    id: meeting.id,
    sessionId: session?.id,
    title: "Weekly",
    roomName: meeting.id,
    status: "LIVE",
    createdAt: meeting.created_at,
    startedAt: session?.started_at,
    organizedBy: { id: APP, name: APP },
  };
  const person = {
    peerId: expect.stringMatching(UUID),
    userDisplayName: "Ann",
    customParticipantId: "ann",
    clientSpecificId: "ann",
    joinedAt: expect.stringMatching(ISO),
  };
  expect(receiver.received.map(({ json }) => json)).toEqual([
    { event: "meeting.started", meeting: about },
    { event: "meeting.participantJoined", meeting: about, participant: person },
    {
      event: "meeting.participantLeft",
      meeting: about,
      participant: { ...person, leftAt: expect.stringMatching(ISO) },
    },
    { event: "meeting.ended", meeting: { ...about, endedAt: session?.ended_at }, reason: "ALL_PARTICIPANTS_LEFT" },
  ]);
  expect(receiver.received[0]?.path).toBe("/hook");
});

test("each post is signed: the public key that is served verifies the raw body, and nothing else", async () => {
  const receiver = await Receiver.start();
  const { emulator, hook, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  emulator.endSession(...address);
  await receiver.until(2);
  const key = await publicKeyOf(emulator);
  for (const one of receiver.received) {
    expect(one.headers).toMatchObject({
      "content-type": "application/json",
      "rtk-uuid": expect.stringMatching(UUID),
      "rtk-webhook-id": hook.id,
    });
    expect(isSigned(key, one)).toBe(true);
    expect(isSigned(key, { ...one, raw: Buffer.concat([one.raw, Buffer.from(" ")]) })).toBe(false);
  }
  const ids = receiver.received.map(({ headers }) => headers["rtk-uuid"]);
  expect(new Set(ids).size).toBe(2);
  expect(await publicKeyOf(emulator)).toBe(key);
  expect(await publicKeyOf(await start())).not.toBe(key);
});

test("only enabled webhooks of the app get an event, and only if they asked for it", async () => {
  const receiver = await Receiver.start();
  const { emulator, hook, address } = await setUp(`${receiver.url}/a`, {}, { events: ["meeting.ended"] });
  await createWebhook(emulator, { name: "off", url: `${receiver.url}/off`, events: EVENTS, enabled: false });
  await call(emulator, "POST", WEBHOOKS.replace(APP, "other"), { name: "x", url: `${receiver.url}/x`, events: EVENTS });
  emulator.startSession(...address);
  emulator.endSession(...address);
  await receiver.until(1);
  await call(emulator, "DELETE", `${WEBHOOKS}/${hook.id}`);
  emulator.startSession(...address);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(receiver.received.map(({ path, json }) => [path, json.event, json.reason])).toEqual([
    ["/a", "meeting.ended", "HOST_ENDED_MEETING"],
  ]);
});

test("kick and kick-all of the API fire too; creating and changing resources fires nothing", async () => {
  const receiver = await Receiver.start();
  const { emulator, meeting, ann, address } = await setUp(receiver.url);
  expect(emulator.deliveries).toEqual([]);
  emulator.joinSession(...address, ann.id);
  const path = `/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings/${meeting.id}/active-session/kick-all`;
  expect((await call(emulator, "POST", path)).status).toBe(200);
  await receiver.until(4);
  expect(receiver.events).toEqual(EVENTS);
});

test("a 5xx and a lost connection are retried, with the same body and another delivery id", async () => {
  const receiver = await Receiver.start(500, "drop", 503);
  const { emulator, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  await until(() => emulator.deliveries[0]?.state === "delivered");
  expect(receiver.received).toHaveLength(4);
  expect(new Set(receiver.received.map(({ raw }) => String(raw))).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers["rtk-uuid"])).size).toBe(4);
  expect(emulator.deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500, null, 503, 200]);
  const key = await publicKeyOf(emulator);
  for (const one of receiver.received) expect(isSigned(key, one)).toBe(true);
});

test.each([400, 404, 410, 302])("a %i is final", async (status) => {
  const receiver = await Receiver.start(status);
  const { emulator, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  await until(() => emulator.deliveries[0]?.state === "failed");
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(receiver.received).toHaveLength(1);
  expect(emulator.deliveries[0]?.reason).toContain(`${status}`);
});

test("after the last retry the delivery failed; later events go out meanwhile", async () => {
  const receiver = await Receiver.start();
  receiver.failing = "meeting.started";
  const { emulator, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  emulator.endSession(...address);
  await until(() => emulator.deliveries.every(({ state }) => state === "failed" || state === "delivered"));
  expect(emulator.deliveries).toMatchObject([
    { event: "meeting.started", state: "failed", reason: "no success in 4 attempts" },
    { event: "meeting.ended", state: "delivered" },
  ]);
});

test("an event is not sent before the one in front of it was answered", async () => {
  const receiver = await Receiver.start();
  let release = () => {};
  receiver.held = new Promise((resolve) => {
    release = resolve;
  });
  const { emulator, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  emulator.endSession(...address);
  await receiver.until(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(receiver.events).toEqual(["meeting.started"]);
  release();
  await receiver.until(2);
  expect(receiver.events).toEqual(["meeting.started", "meeting.ended"]);
});

test("closing the emulator ends retries", async () => {
  const receiver = await Receiver.start(500, 500, 500, 500);
  const { emulator, address } = await setUp(receiver.url, { webhookRetryMs: [50, 50, 50] });
  emulator.startSession(...address);
  await receiver.until(1);
  await emulator.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(receiver.received).toHaveLength(1);
});

describe("addresses", () => {
  test.each([
    ["http://example.com/hook", "example.com is not this machine"],
    ["http://10.0.0.1/", "10.0.0.1 is not this machine"],
    ["http://127.0.0.1.example.com/", "is not this machine"],
    ["http://localhost.example.com/", "is not this machine"],
    ["http://0.0.0.0/", "is not this machine"],
    ["http://[::ffff:10.0.0.1]/", "is not this machine"],
    ["http://127.0.0.1@example.com/", "example.com is not this machine"],
    ["ftp://127.0.0.1/", "ftp: is neither http: nor https:"],
  ])("nothing goes to %s, and the delivery says why", async (url, reason) => {
    const { emulator, address } = await setUp(url);
    const fetched = jest.spyOn(globalThis, "fetch");
    emulator.startSession(...address);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    expect(emulator.deliveries).toMatchObject([
      { url, state: "refused", reason: expect.stringContaining(reason), attempts: [] },
    ]);
  });

  test("with deliverAnywhere it is tried", async () => {
    const { emulator, address } = await setUp("http://example.com/hook", { deliverAnywhere: true });
    const fetched = jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response(null, { status: 204 }));
    emulator.startSession(...address);
    await until(() => emulator.deliveries[0]?.state === "delivered");
    expect(fetched).toHaveBeenCalledWith("http://example.com/hook", expect.objectContaining({ redirect: "manual" }));
    fetched.mockRestore();
  });
});

test("control routes list the deliveries with their payload and attempts, and forget them", async () => {
  const receiver = await Receiver.start();
  const { emulator, hook, address } = await setUp(receiver.url);
  emulator.startSession(...address);
  await until(() => emulator.deliveries[0]?.state === "delivered");
  expect((await control(emulator, "GET", "deliveries")).json.deliveries).toMatchObject([
    {
      webhookId: hook.id,
      event: "meeting.started",
      state: "delivered",
      payload: { event: "meeting.started" },
      attempts: [{ status: 200 }],
    },
  ]);
  expect((await control(emulator, "DELETE", "deliveries")).json).toEqual({ deliveries: [] });
  expect(emulator.deliveries).toEqual([]);
});
