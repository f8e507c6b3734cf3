import { isLoopback } from "../src/control/guard";
import { ACCOUNT, APP, call, control, create, MEETINGS, start } from "./helpers";

test("answers health without a token", async () => {
  const emulator = await start({ token: "T" });
  expect(await control(emulator, "GET", "health")).toEqual({ status: 200, json: { ok: true } });
});

test("sets, shows and clears faults", async () => {
  const emulator = await start();
  const rule = { match: { method: "POST", path: "/accounts/**" }, when: "after", do: { kind: "answer", status: 502 } };
  const pending = { faults: [{ ...rule, times: 1, after: 0 }] };
  expect(await control(emulator, "POST", "faults", rule)).toEqual({ status: 201, json: pending });
  expect(await control(emulator, "GET", "faults")).toEqual({ status: 200, json: pending });
  expect((await call(emulator, "POST", MEETINGS, {})).status).toBe(502);
  expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(1);
  expect((await control(emulator, "GET", "faults")).json).toEqual({ faults: [] });
  await control(emulator, "POST", "faults", [rule, rule]);
  expect(emulator.faults.pending).toHaveLength(2);
  expect((await control(emulator, "DELETE", "faults")).json).toEqual({ faults: [] });
  expect(emulator.faults.pending).toEqual([]);
});

test("shows a RegExp that was set in process", async () => {
  const emulator = await start();
  emulator.faults.add({ match: { path: /x$/ }, do: { kind: "hang" } });
  expect((await control(emulator, "GET", "faults")).json.faults[0].match).toEqual({ path: "/x$/" });
});

test.each([
  [[{ do: { kind: "hang" } }, { do: { kind: "nope" } }], "do.kind must be one of"],
  ["{", "a body is expected, as JSON"],
  [{ do: { kind: "mutate", change: "x" } }, "in process only"],
])("refuses %j whole, saying why", async (body, message) => {
  const emulator = await start();
  const { status, json } = await control(emulator, "POST", "faults", body);
  expect([status, json.error]).toEqual([400, expect.stringContaining(message)]);
  expect(emulator.faults.pending).toEqual([]);
});

test("shows and clears the request log, in which it does not appear itself", async () => {
  const emulator = await start();
  await create(emulator, { title: "logged" });
  const { json } = await control(emulator, "GET", "requests");
  expect(json.requests).toMatchObject([{ method: "POST", path: MEETINGS, status: 201, body: { title: "logged" } }]);
  expect((await control(emulator, "DELETE", "requests")).json).toEqual({ requests: [] });
  expect(emulator.requests).toEqual([]);
});

test("is not reached by faults, nor by way of the API's base URL", async () => {
  const emulator = await start();
  emulator.faults.add({ times: "always", do: { kind: "answer", status: 500 } });
  expect((await control(emulator, "GET", "health")).status).toBe(200);
  emulator.faults.clear();
  expect((await call(emulator, "GET", "/__emulator/health")).status).toBe(404);
});

test("knows no other routes", async () => {
  const emulator = await start();
  for (const [method, name] of [
    ["GET", "meetings"],
    ["PUT", "faults"],
    ["POST", "health"],
  ] as const) {
    expect((await control(emulator, method, name)).status).toBe(404);
  }
});

test.each([
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["10.127.0.1", false],
  ["192.168.1.127", false],
  ["::ffff:10.0.0.1", false],
  [undefined, false],
])("a caller from %s is on this machine: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
