import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { selfSigned } from "../unit/certificate";

jest.setTimeout(60_000);

/** No resolver knows it: only the proxy can lead there. */
const HOST = "api.realtimekit.test";
const PASSWORD = "pr0xy-pa55word";

const folder = mkdtempSync(join(tmpdir(), "proxy-"));
const { key, cert } = selfSigned(HOST);
const authority = join(folder, "ca.pem");
writeFileSync(authority, cert);

const sockets = new Set<Socket>();
const listen = async (server: Server) => {
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
};

const answer = (request: IncomingMessage) =>
  JSON.stringify({ success: true, data: { id: "m", authorization: request.headers.authorization } });
const service = createHttpsServer({ key, cert }, (request, response) => response.end(answer(request)));
const plainService = createServer((request, response) => response.end(answer(request)));
const proxy = createServer((_, response) => response.writeHead(500).end());
/** What the proxy was asked, and by whom; what it answers instead of leading on. */
let asked: { url: string | undefined; authorization: string | undefined }[];
let refusal: number | undefined;
let proxyPort: number;
let plainPort: number;

beforeAll(async () => {
  const port = await listen(service);
  plainPort = await listen(plainService);
  proxy.on("connect", (request, socket: Socket) => {
    asked.push({ url: request.url, authorization: request.headers["proxy-authorization"] });
    socket.on("error", () => {});
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal} No\r\ncontent-length: 0\r\n\r\n`);
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    onward.on("error", () => {});
  });
  proxyPort = await listen(proxy);
});
beforeEach(() => {
  asked = [];
  refusal = undefined;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([service, plainService, proxy].map((server) => new Promise((done) => server.close(done))));
  rmSync(folder, { recursive: true });
});

/** The outcome of a call by a process with such config and environment, and all that it printed. */
async function call(config: Record<string, string>, environment: Record<string, string> = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/_proxy$|^CLOUDFLARE_/i.test(name)),
  );
  const env = {
    ...inherited,
    CLOUDFLARE_API_TOKEN: "token",
    CLOUDFLARE_BASE_URL: `https://${HOST}/client/v4`,
    NODE_EXTRA_CA_CERTS: authority,
    ...environment,
  };
  const words = ["--import", "tsx", join(__dirname, "proxyCaller.ts")];
  const settings = JSON.stringify({ "realtimekit:deadlineSeconds": "5", ...config });
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...words, settings], { env });
  expect(stdout + stderr).not.toContain(PASSWORD);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const MADE = { data: { id: "m", authorization: "Bearer token" } };
const url = (scheme = "http") => `${scheme}://user:${PASSWORD}@127.0.0.1:${proxyPort}`;
const CREDENTIALS = `Basic ${Buffer.from(`user:${PASSWORD}`).toString("base64")}`;
const TUNNEL = [{ url: `${HOST}:443`, authorization: CREDENTIALS }];

test("realtimekit:proxy: the call goes through CONNECT, and the certificate is that of the service", async () => {
  expect(await call({ "realtimekit:proxy": url() })).toEqual(MADE);
  expect(asked).toEqual(TUNNEL);
});

test("realtimekit:useProxyFromEnvironment: so does it with the environment's", async () => {
  expect(await call({ "realtimekit:useProxyFromEnvironment": "true" }, { HTTPS_PROXY: url() })).toEqual(MADE);
  expect(asked).toEqual(TUNNEL);
});

test("NO_PROXY counts for the environment's", async () => {
  // An address of this machine that a proxy is used for, and that nobody listens at.
  const here = "0.0.0.0";
  const environment = {
    HTTPS_PROXY: url(),
    NO_PROXY: `localhost,${here}`,
    CLOUDFLARE_BASE_URL: `https://${here}:1/client/v4`,
  };
  const config = { "realtimekit:useProxyFromEnvironment": "true", "realtimekit:deadlineSeconds": "0.3" };
  expect(await call(config, environment)).toMatchObject({ code: "RTK_UNREACHABLE", unsent: true });
  expect(asked).toEqual([]);
  await call(config, { ...environment, NO_PROXY: "localhost" });
  expect(asked[0]).toMatchObject({ url: `${here}:1` });
});

test("a base URL on this machine is reached without it", async () => {
  const local = { CLOUDFLARE_BASE_URL: `http://127.0.0.1:${plainPort}/client/v4` };
  expect(await call({ "realtimekit:proxy": url() }, local)).toEqual(MADE);
  expect(asked).toEqual([]);
});

test("without the certificate's authority: nothing was sent, at once", async () => {
  const found = await call({ "realtimekit:proxy": url() }, { NODE_EXTRA_CA_CERTS: "" });
  expect(found).toMatchObject({ code: "RTK_UNREACHABLE", unsent: true });
  expect(found.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(asked).toHaveLength(1);
});

test("a proxy that wants other credentials: an error that names its address and setting", async () => {
  refusal = 407;
  const found = await call({ "realtimekit:proxy": url() });
  expect(found).toMatchObject({ code: "RTK_UNREACHABLE", unsent: true });
  expect(found.message).toContain(`http://127.0.0.1:${proxyPort} (realtimekit:proxy)`);
  expect(found.message).toContain("407");
  expect(asked).toHaveLength(1);
});

test("a proxy that is not there", async () => {
  const found = await call({ "realtimekit:proxy": "http://127.0.0.1:1", "realtimekit:deadlineSeconds": "1" });
  expect(found).toMatchObject({ code: "RTK_UNREACHABLE", unsent: true });
  expect(found.message).toMatch(/ECONNREFUSED/);
});
