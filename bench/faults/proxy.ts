import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { longAnswer, packedAnswer } from "./longAnswers";

/** What the emulator cannot do to a request or to its answer, since it happens below or beyond the API. */
export type Mischief = "reset while sending" | "504, then 4 s" | "504, then 60 s" | "drip" | "stall" | "long" | "bomb";

const DRIP_MS = 45_000;
const DRIPS = 45;

/** Stands in front of the emulator and lets everything pass, except what an account was chosen for. */
export interface FaultProxy {
  port: number;
  /** The next request of that method in that account. */
  strike(account: string, method: string, mischief: Mischief): void;
  close(): Promise<void>;
}

export async function startProxy(targetPort: number, port = 0): Promise<FaultProxy> {
  const planned = new Map<string, Mischief>();
  const server = createServer((incoming, outgoing) => {
    const key = `${incoming.method} ${accountIn(incoming.url ?? "")}`;
    const mischief = planned.get(key);
    planned.delete(key);
    // A client that went away is nothing to report.
    serve(incoming, outgoing, targetPort, mischief).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 120_000;
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    strike: (account, method, mischief) => planned.set(`${method} ${account}`, mischief),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const given = new Set<number>();

/** A port on which nobody listens; below those that the system gives to connections, so that it stays free. */
export async function closedPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (given.has(port)) continue;
    given.add(port);
    const server = createTcpServer();
    const isFree = await listen(server as Server, port).then(
      () => true,
      () => false,
    );
    if (isFree) {
      await new Promise((resolve) => server.close(resolve));
      return port;
    }
  }
}

function accountIn(url: string): string {
  return url.split("/accounts/")[1]?.split("/")[0] ?? "";
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  targetPort: number,
  mischief: Mischief | undefined,
): Promise<void> {
  if (mischief === "reset while sending") {
    // What has no body is sent when it ends.
    await new Promise((resolve) => incoming.once("data", resolve).once("end", resolve));
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const sent = await read(incoming);
  if (mischief?.startsWith("504")) {
    outgoing.writeHead(504).end();
    await sleep(mischief === "504, then 4 s" ? 4_000 : 60_000);
  }
  const answer = await forward(incoming, sent, targetPort);
  if (outgoing.headersSent) return;
  const head = { ...answer.headers, connection: "keep-alive" };
  const { body, status } = answer;
  switch (mischief) {
    case "stall":
      outgoing.writeHead(status, head).write(body.subarray(0, body.length >> 1));
      return;
    case "drip":
      outgoing.writeHead(status, head);
      for (let i = 0; i < DRIPS && !outgoing.destroyed; i++) {
        const [from, to] = [i, i + 1].map((part) => Math.floor((body.length * part) / DRIPS));
        outgoing.write(body.subarray(from, to));
        await sleep(DRIP_MS / DRIPS);
      }
      outgoing.end();
      return;
    case "long":
      return longAnswer(outgoing, status, body);
    case "bomb":
      return packedAnswer(outgoing, status, body);
    default:
      outgoing.writeHead(status, head).end(body);
  }
}

async function forward({ method, url: path, headers }: IncomingMessage, body: Buffer, port: number) {
  const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve).once("error", reject).end(body);
  });
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await read(answer) };
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
