import { Network } from "./api/network";
import { Claims } from "./claims";
import { Pending } from "./pending";
import { Recovery } from "./recovery/recovery";

/**
 * One operation of the engine: an `up`, a `refresh`, a `destroy`. It holds what the resources of a stack share while it
 * runs. No module holds any of it, so two operations in one process don't affect each other.
 */
export class Operation {
  readonly network: Network;
  readonly claims = new Claims();
  readonly recovery = new Recovery();
  readonly pending = new Pending();
  private readonly queues = new Map<string, Promise<unknown>>();

  /** @param signal ends every wait of the operation when it is aborted */
  constructor(signal?: AbortSignal) {
    this.network = new Network(signal ? { signal } : {});
  }

  /** Runs calls with the same key one after another. */
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
