import type { Fields } from "./fields/field";
import type { RouteTable } from "./http/router";
import type { EmulatorOptions } from "./options";
import type { Tokens } from "./participants/tokens";
import type { Store } from "./store/store";
import type { Courier } from "./webhooks/courier";

/** What the routes of all collections work with. */
export interface Service {
  store: Store;
  options: EmulatorOptions;
  tokens: Tokens;
  courier: Courier;
}

/** Everything the emulator knows about one collection of the API. */
export interface Collection {
  /** As in paths, in the plural. */
  readonly name: string;
  /** One of its objects, in messages and in the names of path parameters. */
  readonly singular: string;
  /** The collection whose objects contain this one. Without it, accounts do. */
  readonly within?: string;
  /** Every field of its bodies. */
  readonly fields: Fields;
  /** Its routes, below /accounts/{account_id}/realtime/kit. */
  readonly routes: (service: Service) => RouteTable;
  /** Routes in addition to the API, below /__emulator/. */
  readonly control?: (service: Service) => RouteTable;
}
