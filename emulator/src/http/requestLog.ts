import { redact } from "../fields/redact";

/** One request as the emulator saw it. The Authorization header is never kept. */
export interface LoggedRequest {
  method: string;
  /** As sent, after /client/v4 and without the query. */
  path: string;
  query: Record<string, string>;
  /** The status that was sent; null while there is none, and forever after a reset or a hang. */
  status: number | null;
  /** When it came in, ISO 8601. */
  at: string;
  /** The parsed JSON body with its secrets redacted; undefined if there was none or it was not JSON. */
  body: unknown;
}

const LONGEST = 10_000;

/** The last requests, oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  /** @param secrets the names under which no value is kept */
  constructor(private readonly secrets: ReadonlySet<string>) {}

  open(method: string, path: string, query: URLSearchParams, body: unknown): LoggedRequest {
    const entry: LoggedRequest = {
      method,
      path,
      query: Object.fromEntries(query),
      status: null,
      at: new Date().toISOString(),
      body: redact(this.secrets, body),
    };
    if (this.entries.length === LONGEST) this.entries.shift();
    this.entries.push(entry);
    return entry;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
