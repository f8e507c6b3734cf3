import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Faults, type Latency, struckBy } from "../faults/faults";
import type { EmulatorOptions } from "../options";
import { authorize } from "./auth";
import { breakAnswer, send } from "./delivery";
import { type Answer, gatewayError, kitError, Refusal } from "./envelopes";
import type { RateLimit } from "./rateLimit";
import { rayIds } from "./rayId";
import { type ReceivedBody, receiveBody } from "./requestBody";
import type { RequestLog } from "./requestLog";
import { verifyToken } from "./verify";

const BASE = "/client/v4";
/** The largest body of the API [assumed too-large], and of the emulator's own routes, which take a whole state. */
const LARGEST = 1024 * 1024;
const LARGEST_OWN = 256 * LARGEST;

/** An authorized request to the API. */
export interface ApiRequest {
  method: string;
  /** After /client/v4, undecoded, without the query. */
  path: string;
  query: URLSearchParams;
  /** The parsed body; throws the refusal if it cannot be read. */
  body: () => unknown;
}

/** A request outside of the API. */
export interface OwnRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  remoteAddress: string | undefined;
  body: ReceivedBody;
}

/** What the server serves and writes to. */
export interface Parts {
  /** Answers what is below /client/v4. */
  api: (request: ApiRequest) => Answer;
  /** Answers the emulator's own routes, which meet no faults and no limits; undefined for any other path. */
  own: (request: OwnRequest) => Answer | undefined;
  faults: Faults;
  log: RequestLog;
  rateLimit: RateLimit | undefined;
  options: EmulatorOptions;
  /** Aborted when the emulator closes. */
  closing: AbortSignal;
}

/** The HTTP server, not yet listening. */
export function httpServer(parts: Parts): Server {
  const nextRay = rayIds();
  const server = createServer((request, response) => {
    response.setHeader("cf-ray", nextRay());
    serve(request, response, parts).catch((error: unknown) => {
      // a client that went away and a closing emulator need no report
      if (parts.closing.aborted || response.destroyed) return;
      console.error("realtimekit-emulator: a request failed inside the emulator:", error);
      if (!response.headersSent) send(response, kitError(500, "the emulator failed: see its log"));
    });
  });
  // longer than any client keeps an idle connection, so that none is closed while a client uses it again
  server.keepAliveTimeout = 120_000;
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const method = request.method ?? "GET";
  const [target = "", search] = (request.url ?? "/").split(/\?(.*)/s);
  const served = target.startsWith(`${BASE}/`);
  const body = await receiveBody(request, served ? LARGEST : LARGEST_OWN);

  const { headers, socket } = request;
  const query = new URLSearchParams(search);
  const own = parts.own({ method, path: target, query, headers, remoteAddress: socket.remoteAddress, body });
  if (own) return send(response, own);

  const path = served ? target.slice(BASE.length) : target;
  const entry = parts.log.open(method, path, query, body.json);
  const since = performance.now();
  const close = (status: number | null, ms: number | null = performance.now() - since) =>
    parts.log.close(entry, status, ms);
  // before any fault: a request that the gateway refuses never gets to the service
  const counted = parts.rateLimit?.count(headers.authorization);
  for (const [name, value] of Object.entries(counted?.headers ?? {})) response.setHeader(name, value);
  if (counted?.refusal) {
    close(counted.refusal.status);
    return send(response, counted.refusal);
  }
  const plan = parts.faults.strike(method, path);
  const struck = struckBy(plan);
  if (struck.length > 0) entry.faults = struck;

  await wait(plan.waitBefore, parts.closing);
  if (plan.before) {
    const status = breakAnswer(response, plan.before, undefined);
    if (plan.before.kind !== "hang") close(status);
    return;
  }
  const answer = process({ method, path, query, body }, served, headers.authorization, parts);
  await wait(plan.waitAfter, parts.closing);
  if (plan.after) {
    const status = breakAnswer(response, plan.after, answer);
    if (plan.after.kind !== "hang") close(status);
    return;
  }
  close(answer.status);
  send(response, answer);
}

interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  body: ReceivedBody;
}

/** Authentication comes before routing, as the gateway stands before the service. [assumed auth-before-routing] */
function process(incoming: Incoming, served: boolean, authorization: string | undefined, parts: Parts): Answer {
  try {
    if (!served) throw new Refusal(gatewayError(404, 7000, "No route for that URI"));
    const verified = verifyToken(incoming, authorization, parts.options);
    if (verified) return verified;
    authorize(authorization, parts.options);
    return parts.api({ ...incoming, body: incoming.body.read });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function wait(latencies: Latency[], signal: AbortSignal): Promise<void> {
  for (const { ms, jitter = 0 } of latencies) await sleep(ms + Math.random() * jitter, undefined, { signal });
}
