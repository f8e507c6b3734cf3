import type { Collection } from "../collection";
import { redact } from "../fields/redact";
import type { RouteTable } from "../http/router";
import { isObject, type JsonObject } from "../json";
import { merge } from "../store/merge";
import type { ObjectList, StoredObject } from "../store/objects";
import { later } from "../store/stamps";
import type { Store } from "../store/store";
import { ControlError } from "./controlError";

/** Reads and changes the objects of all collections without an API call, to cause drift. */
export class ObjectsByHand {
  private readonly byName: ReadonlyMap<string, Collection>;

  constructor(
    private readonly store: Store,
    collections: readonly Collection[],
  ) {
    this.byName = new Map(collections.map((one) => [one.name, one]));
  }

  /** In creation order, write-only values included: copies. */
  all(collection: string, within: readonly string[]): StoredObject[] {
    return structuredClone(this.list(collection, within)?.all() ?? []);
  }

  get(collection: string, path: readonly string[]): StoredObject | undefined {
    return structuredClone(this.list(collection, path.slice(0, -1))?.get(String(path.at(-1))));
  }

  /** Objects merge at every depth, null deletes, updated_at moves, nothing is validated. The id stays. */
  edit(collection: string, path: readonly string[], patch: object): StoredObject {
    const { list, object } = this.find(collection, path);
    const { id, created_at } = object;
    const edited = merge(object, structuredClone(patch) as JsonObject);
    const moved = object.updated_at === undefined ? {} : { updated_at: later(object) };
    return structuredClone(list.put({ created_at, ...edited, ...moved, id }).object);
  }

  /** With everything that it contains. */
  remove(collection: string, path: readonly string[]): void {
    const { list, object } = this.find(collection, path);
    list.remove(object.id);
  }

  private find(collection: string, path: readonly string[]): { list: ObjectList; object: StoredObject } {
    const list = this.list(collection, path.slice(0, -1));
    const object = list?.get(String(path.at(-1)));
    if (list && object) return { list, object };
    const { singular } = this.byName.get(collection) as Collection;
    throw new ControlError(404, `No ${singular} ${path.at(-1)} in ${path.slice(0, -1).join("/")}`);
  }

  /** @param within the account, then the ids of the objects that contain the collection */
  private list(collection: string, [account = "", ...ids]: readonly string[]): ObjectList | undefined {
    const containers = this.containersOf(collection);
    if (ids.length !== containers.length) {
      const expected = ["account", ...containers.map(({ singular }) => singular)].join(", ");
      throw new ControlError(400, `${collection} are found by the ids of their ${expected}`);
    }
    if (containers.length === 0) return this.store.account(account).list(collection);
    const path = containers.map(({ name }, index) => [name, String(ids[index])] as const);
    return this.store.entry(account, path)?.list(collection);
  }

  /** From the outermost one. */
  private containersOf(collection: string): Collection[] {
    const one = this.byName.get(collection);
    if (!one)
      throw new ControlError(404, `No collection ${collection}: there are ${[...this.byName.keys()].join(", ")}`);
    if (one.within === undefined) return [];
    return [...this.containersOf(one.within), this.byName.get(one.within) as Collection];
  }
}

/**
 * Routes to the objects, below /__emulator/: accounts/{id}/apps/{id}/meetings/{id}/participants and so on. Secrets are
 * redacted: what these routes answer ends up in terminals and logs.
 */
export function objectRoutes(
  byHand: ObjectsByHand,
  store: Store,
  collections: readonly Collection[],
  secrets: ReadonlySet<string>,
): RouteTable {
  const printable = (object: StoredObject) => redact(secrets, object);
  const table: Record<string, RouteTable[string]> = {
    accounts: { GET: () => ({ status: 200, body: { accounts: store.accountIds } }) },
  };
  const patternOf = ({ name, within }: Collection): string => {
    const container = collections.find((one) => one.name === within);
    return container ? `${patternOf(container)}/{${container.singular}}/${name}` : `accounts/{account}/${name}`;
  };
  for (const collection of collections) {
    const pattern = patternOf(collection);
    const names = Array.from(pattern.matchAll(/\{(\w+)\}/g), ([, name]) => String(name));
    table[pattern] = {
      GET: ({ param }) => {
        const objects = byHand.all(collection.name, names.map(param)).map(printable);
        return { status: 200, body: { objects } };
      },
    };
    const path = [...names, collection.singular];
    table[`${pattern}/{${collection.singular}}`] = {
      GET: ({ param }) => {
        const object = byHand.get(collection.name, path.map(param));
        if (!object) throw new ControlError(404, `No ${collection.singular} ${param(collection.singular)}`);
        return { status: 200, body: { object: printable(object) } };
      },
      PATCH: ({ param, body }) => {
        const patch = body();
        if (!isObject(patch))
          throw new ControlError(400, "the fields to change are expected as an object; null deletes one");
        return { status: 200, body: { object: printable(byHand.edit(collection.name, path.map(param), patch)) } };
      },
      DELETE: ({ param }) => {
        byHand.remove(collection.name, path.map(param));
        return { status: 200, body: { removed: param(collection.singular) } };
      },
    };
  }
  return table;
}
