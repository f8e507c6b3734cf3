import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { RequestFailure } from "../../provider/api/bufferedResponse";
import type { Connection } from "../../provider/api/connection";
import { Network } from "../../provider/api/network";
import { describeFailure } from "../../provider/api/unanswered";
import type { RealtimeKitError } from "../../provider/errors";
import { selfSigned } from "./certificate";

const servers: Server[] = [];
const sockets = new Set<Socket>();

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

const CONNECTION: Connection = {
  baseUrl: new URL("http://127.0.0.1:1/client/v4"),
  token: "t0ken",
  tokenSource: "environment",
  deadlineMs: 700,
  callsPer5Minutes: 1_000_000,
};
const PATH = ["acc", "realtime", "kit", "app", "meetings"];

async function failure(baseUrl: string, more: Partial<Connection> = {}, isCreate = true): Promise<RealtimeKitError> {
  const api = new Network().connect({ ...CONNECTION, baseUrl: new URL(baseUrl), ...more }, String, () => {});
  const call = isCreate
    ? ({ method: "POST", path: PATH, body: {}, creates: true } as const)
    : ({ method: "GET", path: PATH } as const);
  return api.send(call).then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );
}

const UNSENT = { code: "RTK_UNREACHABLE", unsent: true, mayHaveActed: false, mayRepeat: false };

describe("a certificate that is not trusted", () => {
  test.each([true, false])(
    "fails at once, names NODE_EXTRA_CA_CERTS, and nothing was sent (a create: %p)",
    async (isCreate) => {
      let requests = 0;
      const server = createHttpsServer(selfSigned("localhost"), () => requests++);
      const port = await listen(server);
      const started = Date.now();
      const error = await failure(`https://localhost:${port}/client/v4`, { deadlineMs: 60_000 }, isCreate);
      expect(Date.now() - started).toBeLessThan(5_000);
      expect(error).toMatchObject(UNSENT);
      expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
      expect(error.message).not.toContain("tried");
      expect([requests, sockets.size]).toEqual([0, 1]);
    },
  );
});

test("a connection that is refused", async () => {
  expect(await failure("http://127.0.0.1:1/client/v4")).toMatchObject(UNSENT);
});

test("a connection that is dropped before it stands", async () => {
  const port = await listen(createServer((socket) => socket.destroy()));
  expect(await failure(`https://127.0.0.1:${port}/client/v4`)).toMatchObject(UNSENT);
});

test("a deadline that is shorter than the time to connect", async () => {
  // It accepts the connection, and never answers the TLS handshake.
  const port = await listen(createServer(() => {}));
  const error = await failure(`https://127.0.0.1:${port}/client/v4`, { deadlineMs: 300 });
  expect(error).toMatchObject(UNSENT);
  expect(error.message).toMatch(/^RTK_UNREACHABLE: .* 0\.\d+ seconds/);
});

describe("whatever ended it before it was started", () => {
  const elsewhere = new URL("https://api.cloudflare.com/client/v4");
  const ended = (code: string, more: Partial<Connection> = {}) => {
    const failed = new RequestFailure("broken", false, Object.assign(new Error("why"), { code }));
    const connection = { ...CONNECTION, baseUrl: elsewhere, ...more };
    return describeFailure(failed, { method: "POST", path: PATH, creates: true }, connection, 1000);
  };

  test.each([
    "ENOTFOUND",
    "EAI_AGAIN",
    "ENETUNREACH",
    "EHOSTUNREACH",
    "ECONNRESET",
    "UND_ERR_CONNECT_TIMEOUT",
    "EADDRNOTAVAIL",
  ])("%s: nothing was sent, and it may pass", (code) => {
    const { error, outcome } = ended(code);
    expect(error).toMatchObject(UNSENT);
    expect(error.message).toContain(code);
    expect(outcome).toEqual({ kind: "unsent", isPermanent: false });
  });
  test.each([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("%s: it stays so", (code) => expect(ended(code).outcome).toEqual({ kind: "unsent", isPermanent: true }));

  test("a proxy that the environment names is not used: how to use it", () => {
    const { message } = ended("ETIMEDOUT", { ignoredProxyVariable: "HTTPS_PROXY" }).error;
    expect(message).toMatch(/HTTPS_PROXY .*realtimekit:useProxyFromEnvironment .*realtimekit:proxy/);
    expect(ended("ETIMEDOUT").error.message).not.toMatch(/proxy/i);
  });

  test("on this machine, the emulator may not run, and a proxy has nothing to do with it", async () => {
    const { message } = await failure("http://127.0.0.1:1/client/v4", { ignoredProxyVariable: "HTTPS_PROXY" });
    expect(message).toContain("npx realtimekit-emulator");
    expect(message).not.toContain("HTTPS_PROXY");
  });
});
