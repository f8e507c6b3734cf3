import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { authorize } from "./auth";
import { CONTROL, control, isLoopback } from "./control";
import { breakAnswer, send } from "./delivery";
import { type Answer, gatewayError, kitError, Refusal } from "./envelopes";
import type { Faults, Latency } from "./faults";
import type { EmulatorOptions } from "./options";
import type { RateLimit } from "./rateLimit";
import { rayIds } from "./rayId";
import { type ReceivedBody, receiveBody } from "./requestBody";
import type { RequestLog } from "./requestLog";
import { route } from "./routes";
import type { Store } from "./store";

const BASE = "/client/v4";

/** What the server serves and writes to. */
export interface Parts {
  store: Store;
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
      // a client that went away, or the end of the emulator, is nothing to report
      if (parts.closing.aborted || response.destroyed) return;
      console.error("realtimekit-emulator: a request failed inside the emulator:", error);
      if (!response.headersSent) send(response, kitError(500, "the emulator failed: see its log"));
    });
  });
  // longer than any client keeps an idle connection, so that none is closed just as it is used again
  server.keepAliveTimeout = 120_000;
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const method = request.method ?? "GET";
  const [target = "", search] = (request.url ?? "/").split(/\?(.*)/s);
  const body = await receiveBody(request);

  if (target.startsWith(CONTROL)) {
    const answer = isLoopback(request.socket.remoteAddress)
      ? control(method, target, body, parts.faults, parts.log)
      : { status: 403, body: { error: "control routes answer on the same machine only" } };
    return send(response, answer);
  }

  const served = target.startsWith(`${BASE}/`);
  const path = served ? target.slice(BASE.length) : target;
  const query = new URLSearchParams(search);
  const entry = parts.log.open(method, path, query, body.json);
  // before any fault: a request that the gateway refuses meets nothing behind it
  const counted = parts.rateLimit?.count(request.headers.authorization);
  for (const [name, value] of Object.entries(counted?.headers ?? {})) response.setHeader(name, value);
  if (counted?.refusal) {
    entry.status = counted.refusal.status;
    return send(response, counted.refusal);
  }
  const plan = parts.faults.strike(method, path);

  await wait(plan.waitBefore, parts.closing);
  if (plan.before) {
    entry.status = breakAnswer(response, plan.before, undefined);
    return;
  }
  const answer = process({ method, path, query, body }, served, request.headers.authorization, parts);
  await wait(plan.waitAfter, parts.closing);
  if (plan.after) {
    entry.status = breakAnswer(response, plan.after, answer);
    return;
  }
  entry.status = answer.status;
  send(response, answer);
}

interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  body: ReceivedBody;
}

/** Authentication comes before routing, as the gateway stands before the service. [assumed] */
function process(incoming: Incoming, served: boolean, authorization: string | undefined, parts: Parts): Answer {
  try {
    if (!served) throw new Refusal(gatewayError(404, 7000, "No route for that URI"));
    authorize(authorization, parts.options);
    return route({ ...incoming, body: incoming.body.read }, parts.store, parts.options);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function wait(latencies: Latency[], signal: AbortSignal): Promise<void> {
  for (const { ms, jitter = 0 } of latencies) await sleep(ms + Math.random() * jitter, undefined, { signal });
}
