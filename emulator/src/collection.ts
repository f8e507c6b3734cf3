import type { Fields } from "./fields/field";
import type { RouteTable } from "./http/router";
import type { EmulatorOptions } from "./options";
import type { Store } from "./store/store";

/** What the routes of a collection work with. */
export interface Service {
  store: Store;
  options: EmulatorOptions;
}

/** Everything the emulator knows about one collection of the API. */
export interface Collection {
  /** As in paths, in the plural. */
  readonly name: string;
  /** One of its objects, in messages. */
  readonly singular: string;
  /** The collection whose objects contain this one. Without it, accounts do. */
  readonly within?: string;
  /** Every field of its bodies. */
  readonly fields: Fields;
  /** Its routes, below /accounts/{account_id}/realtime/kit. */
  readonly routes: (service: Service) => RouteTable;
}
