import type { IncomingMessage } from "node:http";
import { badRequest, kitError, Refusal } from "./envelopes";

/** A body that was received, readable or not. */
export interface ReceivedBody {
  /** The parsed JSON, undefined if there is none. */
  json: unknown;
  /** The parsed JSON, or the refusal. */
  read(): unknown;
}

/** Receives the whole body, so that the client can read the answer, but keeps at most `largest` bytes of it. */
export function receiveBody(request: IncomingMessage, largest: number): Promise<ReceivedBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
    });
    request.on("end", () => resolve(parse(chunks, size, largest)));
    request.on("error", reject);
  });
}

function parse(chunks: Buffer[], size: number, largest: number): ReceivedBody {
  // [assumed too-large: limit and envelope]
  if (size > largest)
    return refused(() => new Refusal(kitError(413, `PAYLOAD_TOO_LARGE: the body is larger than ${largest >> 20} MB`)));
  // [documented] a body is required wherever it has a schema; `{}` is enough; [assumed body-required: its 400]
  if (size === 0) return refused(() => badRequest("a body is required"));
  try {
    const json: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    return { json, read: () => json };
  } catch {
    // [assumed invalid-json]
    return refused(() => badRequest("the body is not valid JSON"));
  }
}

function refused(refusal: () => Refusal): ReceivedBody {
  return {
    json: undefined,
    read: () => {
      throw refusal();
    },
  };
}
