import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";

/** How long the answer is, once it is unpacked where it is packed. */
const LENGTH = 200 * 1024 * 1024;
const PIECE = Buffer.alloc(1024 * 1024, "x");

/** The right answer, and valid JSON, with 200 MB of text in a field that nobody asked for. */
export async function longAnswer(outgoing: ServerResponse, status: number, body: Buffer): Promise<void> {
  const [start, end] = around(body);
  outgoing.writeHead(status, { "content-type": "application/json" });
  // Ends too when the client has had enough.
  await pipeline(Readable.from(pieces(start, end)), outgoing).catch(() => outgoing.destroy());
}

function* pieces(start: string, end: string): Generator<Buffer> {
  yield Buffer.from(start);
  for (let made = 0; made < LENGTH; made += PIECE.length) yield PIECE;
  yield Buffer.from(end);
}

/** The same in 200 KB, which only unpacking makes long. */
export async function packedAnswer(outgoing: ServerResponse, status: number, body: Buffer): Promise<void> {
  const [start, end] = around(body);
  outgoing.writeHead(status, { "content-type": "application/json", "content-encoding": "gzip" });
  // Packed parts one after the other are one packed whole.
  outgoing.end(Buffer.concat([gzipSync(start), await packedText(), gzipSync(end)]));
}

function around(body: Buffer): [string, string] {
  const text = body.toString();
  return [`${text.slice(0, -1)},"padding":"`, '"}'];
}

let packed: Promise<Buffer> | undefined;

function packedText(): Promise<Buffer> {
  packed ??= (async () => {
    const parts: Buffer[] = [];
    for await (const part of Readable.from(pieces("", "")).pipe(createGzip({ level: 9 }))) parts.push(part as Buffer);
    return Buffer.concat(parts);
  })();
  return packed;
}
