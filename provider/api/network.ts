import type { Dispatcher } from "undici";
import { Cancellation } from "./cancellation";
import { type Api, createApi } from "./client";
import { type Connection, proxyFor } from "./connection";
import { createDispatcher } from "./dispatcher";
import { RateBudget } from "./rateBudget";

/** What all calls of one engine operation share: connections, rate budgets, and the signal that ends every wait. */
export class Network {
  private readonly cancellation: Cancellation;
  /** One for each token, shared by all resources that use it. */
  private readonly rateBudgets = new Map<string, RateBudget>();
  /** One for each proxy, and one without a proxy. */
  private readonly dispatchers = new Map<string | undefined, Promise<Dispatcher>>();

  constructor({ signal = new AbortController().signal }: { signal?: AbortSignal } = {}) {
    this.cancellation = new Cancellation(signal);
  }

  /** `redact` removes secrets from RealtimeKit's texts; `warn` tells the user why something takes long. */
  connect(connection: Connection, redact: (text: string) => string, warn: (message: string) => void): Api {
    return createApi({
      connection,
      redact,
      warn,
      cancellation: this.cancellation,
      rate: this.rateBudgetOf(connection, warn),
      dispatcher: () => this.dispatcherOf(connection),
    });
  }

  private rateBudgetOf({ baseUrl, token, callsPer5Minutes }: Connection, warn: (message: string) => void): RateBudget {
    const key = `${baseUrl.origin} ${callsPer5Minutes} ${token}`;
    return getOrAdd(this.rateBudgets, key, () => new RateBudget(callsPer5Minutes, this.cancellation, warn));
  }

  private dispatcherOf(connection: Connection): Promise<Dispatcher> {
    const proxy = proxyFor(connection);
    const key = proxy && `${proxy.url.href} ${proxy.noProxy}`;
    return getOrAdd(this.dispatchers, key, () => createDispatcher(proxy));
  }
}

function getOrAdd<Key, Value>(values: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = values.get(key);
  if (found !== undefined) return found;
  const value = create();
  values.set(key, value);
  return value;
}
