import { type Entry, Place } from "./objects";
import type { Contents, Snapshot } from "./snapshot";

/** Everything the emulator knows: accounts, and the objects that they contain at any depth. It knows no collection. */
export class Store {
  private readonly accounts = new Map<string, Place>();
  private readonly keys = new Map<string, string>();
  private isLoading = false;

  /** @param changed called after each change, to have it saved */
  constructor(private readonly changed: () => void) {}

  get accountIds(): string[] {
    return [...this.accounts.keys()];
  }

  /** An account; every id stands for one. */
  account(id: string): Place {
    let account = this.accounts.get(id);
    if (!account) {
      account = new Place(() => {
        if (!this.isLoading) this.changed();
      });
      this.accounts.set(id, account);
    }
    return account;
  }

  /**
   * The object that a path of collections and ids leads to.
   * @param path such as [["apps", "a"], ["meetings", "m"]]
   */
  entry(accountId: string, path: readonly (readonly [collection: string, id: string])[]): Entry | undefined {
    let place: Place | undefined = this.accounts.get(accountId);
    let entry: Entry | undefined;
    for (const [collection, id] of path) {
      entry = place?.list(collection).entry(id);
      place = entry;
    }
    return entry;
  }

  /** A secret of the emulator itself, generated when it is first asked for and kept with the rest. */
  key(name: string, generate: () => string): string {
    let key = this.keys.get(name);
    if (key === undefined) {
      key = generate();
      this.keys.set(name, key);
      this.changed();
    }
    return key;
  }

  snapshot(): Snapshot {
    const accounts = Array.from(this.accounts, ([id, account]) => ({ id, contains: contentsOf(account) }));
    return { keys: Array.from(this.keys, ([name, value]) => ({ name, value })), accounts };
  }

  /** Puts another state in the place of all objects. Keys that it does not have stay, so that receivers know them. */
  replace(snapshot: Snapshot): void {
    this.accounts.clear();
    this.load(snapshot);
    this.changed();
  }

  load({ keys = [], accounts }: Snapshot): void {
    this.isLoading = true;
    for (const { name, value } of keys) this.keys.set(name, value);
    for (const { id, contains } of accounts) fill(this.account(id), contains);
    this.isLoading = false;
  }
}

function contentsOf(place: Place): Contents {
  return Array.from(place.contents, ([collection, list]) => ({
    collection,
    objects: Array.from({ length: list.length }, (_, index) => {
      const object = list.at(index);
      const contains = contentsOf(list.entry(object.id) as Place);
      return contains.length > 0 ? { object, contains } : { object };
    }),
  })).filter(({ objects }) => objects.length > 0);
}

function fill(place: Place, contents: Contents): void {
  for (const { collection, objects } of contents) {
    const list = place.list(collection);
    for (const { object, contains = [] } of objects) fill(list.put(object), contains);
  }
}
