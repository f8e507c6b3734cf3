import { Readable } from "node:stream";
import type { LoggedRequest } from "../http/requestLog";
import type { RouteTable } from "../http/router";

/** What can have changed. */
export type Topic = "objects" | "faults" | "deliveries" | "requests";

const PAUSE_MS = 50;
/** Of the requests since the last message, and of the bytes that a watcher has not taken yet. */
const MOST_REQUESTS = 1000;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Tells those who watch what changes, as server-sent events, at most once in a pause. A message names the topics to be
 * read again, and has the requests themselves: `{"topics": ["objects"], "requests": […]}`.
 */
export class Watch {
  private readonly watchers = new Set<Readable>();
  private readonly topics = new Set<Topic>();
  private readonly requests = new Set<LoggedRequest>();
  private timer: NodeJS.Timeout | undefined;

  /** Costs next to nothing while nobody watches. */
  touch(topic: Topic): void {
    if (this.watchers.size === 0) return;
    this.topics.add(topic);
    this.tellSoon();
  }

  /** A request came in or was answered; without one, all were forgotten. */
  request(entry?: LoggedRequest): void {
    if (this.watchers.size === 0) return;
    if (entry) this.requests.add(entry);
    else this.topics.add("requests");
    this.tellSoon();
  }

  /** The events for one more watcher, until it goes away. */
  stream(): Readable {
    const stream = new Readable({ read() {} });
    stream.push("retry: 1000\n\n");
    this.watchers.add(stream);
    stream.once("close", () => this.watchers.delete(stream));
    return stream;
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), PAUSE_MS).unref();
  }

  private tell(): void {
    const message = { topics: [...this.topics], requests: [...this.requests].slice(-MOST_REQUESTS) };
    this.timer = undefined;
    this.topics.clear();
    this.requests.clear();
    for (const stream of this.watchers) {
      // it connects again, and then reads everything anew
      if (stream.readableLength > MOST_BYTES) stream.destroy();
      else stream.push(`data: ${JSON.stringify(message)}\n\n`);
    }
  }
}

/** Below /__emulator/. */
export function watchRoutes(watch: Watch): RouteTable {
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
  return { events: { GET: () => ({ status: 200, headers, body: watch.stream() }) } };
}
