import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Network } from "../../provider/api/network";
import type { RealtimeKitError } from "../../provider/errors";

let server: Server;
let asked: () => void;
let wasAsked: Promise<void>;
let answer: RequestListener;

beforeEach(async () => {
  wasAsked = new Promise((resolve) => {
    asked = resolve;
  });
  server = createServer((request, response) => {
    asked();
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const never: RequestListener = () => {};
const path = ["acc", "realtime", "kit", "app", "meetings"];

function start(callsPer5Minutes = 1_000_000) {
  const controller = new AbortController();
  const network = new Network({ signal: controller.signal });
  const baseUrl = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`);
  const connection = { baseUrl, token: "t", tokenSource: "environment", deadlineMs: 60_000, callsPer5Minutes } as const;
  return { controller, connect: () => network.connect(connection, String, () => {}) };
}

/** The error of what is cancelled once `when` has come, and how long after that it came. */
async function cancelled(started: Promise<unknown>, controller: AbortController, when: Promise<unknown>) {
  const failed = started.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: RealtimeKitError) => error,
  );
  await when;
  const at = performance.now();
  controller.abort();
  const error = await failed;
  expect(performance.now() - at).toBeLessThan(200);
  expect(error.code).toBe("RTK_CANCELLED");
  return error;
}
const soon = () => new Promise((done) => setTimeout(done, 50));

test("a create that was sent: RealtimeKit may have acted on it, and the connection is given up", async () => {
  let isClosed: () => void = () => {};
  const closed = new Promise<void>((done) => {
    isClosed = done;
  });
  answer = (request) => void request.socket.on("close", isClosed);
  const { controller, connect } = start();
  const create = connect().send({ method: "POST", path, body: {}, creates: true });
  expect(await cancelled(create, controller, wasAsked)).toMatchObject({ mayHaveActed: true, unsent: false });
  await closed;
});

test("a read that was sent has done nothing", async () => {
  answer = never;
  const { controller, connect } = start();
  const read = connect().send({ method: "GET", path });
  expect((await cancelled(read, controller, wasAsked)).mayHaveActed).toBe(false);
});

test("the pause before a retry", async () => {
  answer = (_, response) => response.writeHead(503, { "retry-after": "30" }).end();
  const { controller, connect } = start();
  await cancelled(connect().send({ method: "GET", path }), controller, wasAsked.then(soon));
});

test("the queue of the rate limit: nothing was sent", async () => {
  answer = (_, response) => response.end('{"success":true,"data":{}}');
  const { controller, connect } = start(1);
  await connect().send({ method: "GET", path });
  const create = connect().send({ method: "POST", path, creates: true });
  expect((await cancelled(create, controller, soon())).mayHaveActed).toBe(false);
});

test("sleep, and a wait for a turn that never comes", async () => {
  for (const pause of ["sleep", "wait"] as const) {
    const { controller, connect } = start();
    const api = connect();
    const waiting = pause === "sleep" ? api.sleep(60_000) : api.wait(new Promise(() => {}));
    await cancelled(waiting, controller, soon());
    expect(api.signal.aborted).toBe(true);
  }
});

test("what begins afterwards is not sent", async () => {
  answer = never;
  const { controller, connect } = start();
  const api = connect();
  controller.abort();
  for (const begun of [
    () => api.send({ method: "POST", path, creates: true }),
    () => api.list(path, { isItem: () => true }),
    () => api.sleep(60_000),
    () => api.wait(new Promise(() => {})),
  ]) {
    await expect(begun()).rejects.toMatchObject({ code: "RTK_CANCELLED", mayHaveActed: false });
  }
});

test("the signal has one listener, however many wait", async () => {
  const { controller, connect } = start();
  const added = jest.spyOn(controller.signal, "addEventListener");
  const waits = Array.from({ length: 100 }, () => connect().sleep(60_000));
  controller.abort();
  for (const each of await Promise.allSettled(waits)) expect(each.status).toBe("rejected");
  expect(added).not.toHaveBeenCalled();
});
