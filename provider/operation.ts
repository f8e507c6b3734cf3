import { Network } from "./api/network";
import { Claims } from "./claims";
import { Pending } from "./pending";
import { Recovery } from "./recovery/recovery";

/**
 * One operation of the engine: an `up`, a `refresh`, a `destroy`. It holds what the resources of a stack share while it
 * runs; nothing of it is kept in a module, so that two operations in one process know nothing of each other.
 */
export class Operation {
  readonly network: Network;
  readonly claims = new Claims();
  readonly recovery = new Recovery();
  readonly pending = new Pending();
  private readonly queues = new Map<string, Promise<unknown>>();

  /** @param signal ends every wait of the operation */
  constructor(signal?: AbortSignal) {
    this.network = new Network(signal ? { signal } : {});
  }

  /** Runs what has the same key one after the other. */
  inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
    const before = this.queues.get(key) ?? Promise.resolve();
    const mine = before.then(run, run);
    this.queues.set(
      key,
      mine.catch(() => {}),
    );
    return mine;
  }
}
