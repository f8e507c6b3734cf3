import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Agent, type buildConnector } from "undici";
import { bufferedResponse } from "../../provider/api/bufferedResponse";
import { Cancellation } from "../../provider/api/cancellation";

let server: Server;
let asked: number;
const sockets = new Set<Socket>();
let pools: Agent;
const cancellation = new Cancellation(new AbortController().signal);

async function ask(answer: RequestListener, timeoutMs = 5000, options: Agent.Options = {}) {
  asked = 0;
  server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pools = new Agent(options);
  return bufferedResponse(pools, { origin, path: "/", method: "GET" }, timeoutMs, cancellation);
}

afterEach(async () => {
  await pools.destroy();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await new Promise((done) => server.close(done));
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("status, headers and the text of all parts", async () => {
  const bytes = Buffer.from("\ufeff{}é€");
  const answer = await ask(async (_, response) => {
    response.writeHead(201, { "x-name": "value" });
    // In the middle of a character.
    response.write(bytes.subarray(0, -1));
    await pause(20);
    response.end(bytes.subarray(-1));
  });
  expect(answer).toMatchObject({ status: 201, headers: { "x-name": "value" }, text: "{}é€" });
});

test("an answer without a body", async () => {
  expect(await ask((_, response) => response.writeHead(204).end())).toMatchObject({ status: 204, text: "" });
});

test("what comes before an answer is not the answer", async () => {
  const answer = await ask((_, response) => {
    response.writeEarlyHints({ link: "</a>; rel=preload" });
    response.writeHead(200, { "x-name": "value" }).end("late");
  });
  expect(answer).toMatchObject({ status: 200, text: "late" });
  expect(answer.headers).not.toHaveProperty("link");
});

test.each<[string, RequestListener]>([
  ["no answer", () => {}],
  ["headers alone", (_, response) => void response.writeHead(200).flushHeaders()],
  ["half a body", (_, response) => void response.writeHead(200, { "content-length": 9 }).write("half")],
])("%s in time: an error, and the connection is given up", async (_, answer) => {
  await expect(ask(answer, 200)).rejects.toMatchObject({ reason: "late", wasStarted: true });
  await new Promise((done) => [...sockets][0]?.once("close", done));
});

test("a body that breaks off is no answer", async () => {
  await expect(
    ask((_, response) => {
      response.writeHead(200, { "content-length": 9 }).write("half");
      setTimeout(() => response.destroy(), 20);
    }),
  ).rejects.toMatchObject({ reason: "broken", wasStarted: true, cause: { code: "UND_ERR_SOCKET" } });
});

test("one that waited too long for a connection is not sent when it stands", async () => {
  let stands = false;
  const slowly: buildConnector.connector = ({ port }, callback) => {
    const socket = connect(Number(port), "127.0.0.1");
    setTimeout(() => {
      stands = true;
      callback(null, socket);
    }, 200);
  };
  const answered = ask((_, response) => response.end(), 50, { connect: slowly });
  await expect(answered).rejects.toMatchObject({ reason: "late", wasStarted: false });
  expect(stands).toBe(false);
  await pause(300);
  expect([stands, asked]).toEqual([true, 0]);
});

test("a request that cannot be sent as it is", async () => {
  pools = new Agent();
  server = createServer().listen(0);
  const request = { origin: "http://127.0.0.1:1", path: "no path", method: "GET" } as const;
  await expect(bufferedResponse(pools, request, 1000, cancellation)).rejects.toMatchObject({
    reason: "broken",
    wasStarted: false,
    cause: { code: "UND_ERR_INVALID_ARG" },
  });
});
