import { redact } from "../fields/redact";

/** One request as the emulator saw it. The Authorization header is never kept. */
export interface LoggedRequest {
  /** Counts up from 1. */
  number: number;
  method: string;
  /** As sent, after /client/v4 and without the query. */
  path: string;
  query: Record<string, string>;
  /** The status that was sent; null while there is none, and forever after a reset or a hang. */
  status: number | null;
  /** When it came in, ISO 8601. */
  at: string;
  /** How long it took until it was answered, or broken off by a fault; null while it is being processed, and forever after a hang. */
  ms: number | null;
  /** What went wrong on purpose, such as `answer 500, after processing`; absent if no fault struck. */
  faults?: string[];
  /** The parsed JSON body with its secrets redacted; undefined if there was none or it was not JSON. */
  body: unknown;
}

const LONGEST = 10_000;

/** The last requests, oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private last = 0;

  /**
   * @param secrets the names under which no value is kept
   * @param changed called after each change, with the entry unless all are forgotten
   */
  constructor(
    private readonly secrets: ReadonlySet<string>,
    private readonly changed: (entry?: LoggedRequest) => void = () => {},
  ) {}

  open(method: string, path: string, query: URLSearchParams, body: unknown): LoggedRequest {
    const entry: LoggedRequest = {
      number: ++this.last,
      method,
      path,
      query: Object.fromEntries(query),
      status: null,
      at: new Date().toISOString(),
      ms: null,
      body: redact(this.secrets, body),
    };
    if (this.entries.length === LONGEST) this.entries.shift();
    this.entries.push(entry);
    this.changed(entry);
    return entry;
  }

  /** @param status what was sent, null if nothing was */
  close(entry: LoggedRequest, status: number | null, ms: number | null): void {
    entry.status = status;
    entry.ms = ms === null ? null : Math.round(ms * 10) / 10;
    this.changed(entry);
  }

  clear(): void {
    this.entries.length = 0;
    this.changed();
  }
}
