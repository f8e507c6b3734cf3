import type { ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import type { Break } from "../faults/faults";
import { type Answer, kitError } from "./envelopes";

/** Sends an answer as JSON, except that a string body goes out as it is, and a stream for as long as it lasts. */
export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body instanceof Readable) {
    response.writeHead(status, headers);
    response.flushHeaders();
    pipeline(body, response, () => {}); // a client that went away ends it, and needs no report
    return;
  }
  const raw = typeof body === "string";
  const text = raw ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": raw ? "text/html; charset=utf-8" : "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  // as text: Node then sends head and body in one write
  response.end(text);
}

/** Makes one request fail as a rule says. Returns the status that was sent, null if none was. */
export function breakAnswer(response: ServerResponse, fault: Break, real: Answer | undefined): number | null {
  switch (fault.kind) {
    case "hang":
      return null;
    case "reset":
      response.socket?.resetAndDestroy();
      return null;
    case "answer": {
      const { status = real?.status ?? 500 } = fault;
      const usual = real && status < 400 ? real : kitError(status, "a fault was set here");
      const body = fault.body === undefined ? usual.body : fault.body;
      send(response, { status, body, headers: lowerCased(fault.headers) });
      return status;
    }
    case "mutate": {
      const { status, body, headers } = real as Answer;
      const copy = structuredClone(body);
      const changed = fault.change(copy);
      send(response, { status, body: changed === undefined ? copy : changed, ...(headers && { headers }) });
      return status;
    }
    case "cut": {
      const { status, body } = real as Answer;
      const bytes = Buffer.from(JSON.stringify(body));
      response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
      response.write(bytes.subarray(0, fault.bytes ?? bytes.length >> 1), () => response.destroy());
      return status;
    }
  }
}

/** So that a header of a rule replaces the usual one, whatever its case. */
function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
