import type { Connection } from "../api/connection";
import { Operation } from "../operation";
import type { Context } from "../resource/resource";
import type { EngineLog } from "./engineLog";
import type { Settings } from "./settings";
import { identityOf } from "./urn";

/** One provider of a stack, for one operation of the engine: the engine starts a process for each. */
export class Session {
  private readonly cancelled = new AbortController();
  readonly operation = new Operation(this.cancelled.signal);
  private readonly warned = new Set<string>();

  constructor(
    readonly settings: Settings,
    /** The provider's own URN, for warnings that are about no resource. */
    private readonly urn: string,
    private readonly log: EngineLog,
  ) {}

  /** Ends every wait at once. */
  cancel(): void {
    this.cancelled.abort();
  }

  /** @param timeoutSeconds of the resource option `customTimeouts`; 0 if it has none */
  context(urn: string, timeoutSeconds: number): Context {
    const { settings } = this;
    return {
      operation: this.operation,
      get connection(): Connection {
        const connection = settings.connection;
        return timeoutSeconds > 0 ? { ...connection, deadlineMs: timeoutSeconds * 1000 } : connection;
      },
      resource: identityOf(urn),
      warn: (message) => this.warn(message, urn),
      variable: this.variable,
      config: (key) => settings.get(key),
    };
  }

  readonly variable = (name: string): string | undefined =>
    Object.hasOwn(process.env, name) ? process.env[name] : undefined;

  warn(message: string, urn: string): void {
    this.log.warn(message, urn);
  }

  warnOnce(message: string): void {
    if (!this.warned.has(message)) this.warn(message, this.urn);
    this.warned.add(message);
  }
}
