import { RequestLog } from "../src/http/requestLog";
import { call, create, FULL, MEETINGS, start } from "./helpers";

test("each request is logged with method, path, query, status, time and body", async () => {
  const emulator = await start();
  const { id } = await create(emulator, { title: "a" });
  await call(emulator, "GET", `${MEETINGS}?search=a&per_page=2`);
  await call(emulator, "PATCH", `${MEETINGS}/${id}`, "{");
  const at = expect.stringMatching(/^\d{4}-.*Z$/);
  const ms = expect.any(Number);
  expect(emulator.requests).toEqual([
    { number: 1, method: "POST", path: MEETINGS, query: {}, status: 201, at, ms, body: { title: "a" } },
    { number: 2, method: "GET", path: MEETINGS, query: { search: "a", per_page: "2" }, status: 200, at, ms },
    { number: 3, method: "PATCH", path: `${MEETINGS}/${id}`, query: {}, status: 400, at, ms },
  ]);
});

test("secrets, the stream address and the token never get into the log", async () => {
  const emulator = await start();
  await create(emulator, { ...FULL, nested: [{ password: "canary-nested", rtmp_url: ["canary-url"] }] });
  await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer canary-token" });
  const log = JSON.stringify(emulator.requests);
  expect(log).not.toContain("canary");
  expect(log).not.toContain("stream-key");
  expect(emulator.requests[0]?.body).toMatchObject({
    title: FULL.title,
    recording_config: {
      storage_config: { bucket: "bucket", secret: "[redacted]" },
      live_streaming_config: { rtmp_url: "[redacted]" },
    },
    nested: [{ password: "[redacted]", rtmp_url: "[redacted]" }],
  });
});

test("a refused request is logged too, and one without an answer has no status", async () => {
  const emulator = await start();
  await call(emulator, "GET", MEETINGS, undefined, {});
  emulator.faults.add({ do: { kind: "reset" } });
  await expect(call(emulator, "GET", MEETINGS)).rejects.toThrow();
  expect(emulator.requests.map(({ status }) => status)).toEqual([401, null]);
});

test("setting the length to 0 forgets what was logged", async () => {
  const emulator = await start();
  await call(emulator, "GET", "/first");
  emulator.requests.length = 0;
  await call(emulator, "GET", "/last");
  expect(emulator.requests.map(({ path }) => path)).toEqual(["/last"]);
});

test("no more than the last 10,000 are kept", () => {
  const log = new RequestLog(new Set());
  for (let n = 1; n <= 10_005; n++) log.open("GET", `/${n}`, new URLSearchParams(), undefined);
  expect(log.entries).toHaveLength(10_000);
  expect([log.entries[0]?.path, log.entries.at(-1)?.path]).toEqual(["/6", "/10005"]);
});
