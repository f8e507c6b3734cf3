/** The control routes that the page needs. */
import { Faults } from "../src/faults/faults";
import { ACCOUNT, APP, call, control, create, createParticipant, createPreset, FULL, MEETINGS, start } from "./helpers";

/** Reads events until one matches. */
async function eventThat(port: number, matches: (text: string) => boolean, cause: () => Promise<unknown>) {
  const aborted = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/__emulator/events`, { signal: aborted.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const decoder = new TextDecoder();
  let text = "";
  await cause();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (matches(text)) break;
  }
  aborted.abort();
  return text;
}

test("who watches is told of requests with their answer, of objects, faults and deliveries; no secret is among it", async () => {
  const emulator = await start();
  const text = await eventThat(
    emulator.port,
    (sofar) => ["objects", "faults", "deliveries", '"status":201'].every((word) => sofar.includes(word)),
    async () => {
      await create(emulator, FULL);
      await control(emulator, "POST", "faults", { do: { kind: "hang" } });
      await control(emulator, "DELETE", "deliveries");
    },
  );
  expect(text).toContain(MEETINGS);
  expect(text).not.toContain("canary");
});

test("an open stream does not keep the emulator from closing", async () => {
  const emulator = await start();
  const response = await fetch(`http://127.0.0.1:${emulator.port}/__emulator/events`);
  await emulator.close();
  await expect(response.text()).rejects.toThrow();
});

test("objects of all accounts are found, newest first, counted, secrets redacted", async () => {
  const emulator = await start();
  await createPreset(emulator);
  const { id } = await create(emulator, FULL);
  await createParticipant(emulator, id);
  await create(emulator, { title: "Last" });
  await call(emulator, "POST", `/accounts/second/realtime/kit/b/meetings`, { title: "Elsewhere" });
  const find = async (query: string) => (await control(emulator, "GET", `objects?${query}`)).json;
  const all = await find("collection=meetings");
  expect(all.counts).toEqual({ apps: 2, presets: 1, meetings: 3, participants: 1 });
  expect(new Set(all.objects.map(({ object }: { object: { title: string } }) => object.title))).toEqual(
    new Set(["Elsewhere", "Last", FULL.title]),
  );
  expect(all.total).toBe(3);
  expect(JSON.stringify(all)).not.toContain("canary");
  expect((await find("collection=meetings&search=LAST&limit=5")).objects).toMatchObject([
    { object: { title: "Last" } },
  ]);
  expect(await find(`within=${id}`)).toMatchObject({ total: 1, objects: [{ collection: "participants" }] });
  expect((await find("collection=meetings&limit=1")).objects).toHaveLength(1);
  expect((await control(emulator, "GET", "objects?limit=x")).status).toBe(400);
});

test("the state is exported with its secrets, reset, and imported as it was", async () => {
  const emulator = await start();
  const { id } = await create(emulator, FULL);
  const { json: state } = await control(emulator, "GET", "state");
  expect((await control(emulator, "DELETE", "state")).json).toEqual({ accounts: [] });
  expect(emulator.meetings(ACCOUNT, APP)).toEqual([]);
  await create(emulator, { title: "in the way" });
  expect((await control(emulator, "PUT", "state", state)).json).toEqual({ accounts: [ACCOUNT] });
  expect(emulator.meetings(ACCOUNT, APP).map((meeting) => meeting.id)).toEqual([id]);
  expect(emulator.meeting(ACCOUNT, APP, id)?.recording_config?.storage_config?.secret).toBe("canary-secret");
  for (const wrong of [{}, { ...state, version: 99 }, { ...state, accounts: [{}] }]) {
    expect((await control(emulator, "PUT", "state", wrong)).status).toBe(400);
  }
  expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(1);
});

test("a state may be larger than a body of the API", async () => {
  const emulator = await start();
  await create(emulator, { title: "x".repeat(700_000) });
  await create(emulator, { title: "y".repeat(700_000) });
  const { json: state } = await control(emulator, "GET", "state");
  expect((await control(emulator, "PUT", "state", state)).status).toBe(200);
  expect((await call(emulator, "POST", MEETINGS, { title: "x".repeat(2 ** 20) })).status).toBe(413);
});

test("the request log says which fault struck", async () => {
  const emulator = await start();
  emulator.faults.add(
    { do: { kind: "latency", ms: 1 } },
    { when: "after", do: { kind: "answer", status: 500 } },
    { do: { kind: "reset" } },
  );
  await call(emulator, "POST", MEETINGS, {});
  await expect(call(emulator, "GET", MEETINGS)).rejects.toThrow();
  await call(emulator, "GET", MEETINGS);
  expect(emulator.requests.map(({ faults }) => faults)).toEqual([
    ["latency 1 ms", "answer 500, after processing"],
    ["reset"],
    undefined,
  ]);
});

test("a fault ends after its seconds, until which it strikes every time", () => {
  let now = 0;
  const faults = new Faults(
    () => {},
    () => now,
  );
  faults.add({ seconds: 60, do: { kind: "answer", status: 500 } });
  const strikes = () => faults.strike("GET", "/").before !== undefined;
  now = 59_001;
  expect([strikes(), strikes()]).toEqual([true, true]);
  expect(faults.pending).toMatchObject([{ times: "always", seconds: 1 }]);
  now = 60_000;
  expect(faults.pending).toEqual([]);
  expect(strikes()).toBe(false);
  expect(() => faults.add({ seconds: 0, do: { kind: "hang" } })).toThrow("seconds");
});

test("a delivery that does not exist cannot be repeated", async () => {
  const emulator = await start();
  expect((await control(emulator, "POST", "deliveries/none/repeat")).status).toBe(404);
});
