import type { JsonObject } from "../json";

/** An object as it is stored: write-only values included, never mutated. */
export interface StoredObject extends JsonObject {
  id: string;
  created_at: string;
}

/** A list that is read by index. */
export interface Indexed<T> {
  readonly length: number;
  at(index: number): T;
}

/** Whatever contains collections: an account, an app, a meeting. */
export class Place {
  private lists: Map<string, ObjectList> | undefined;

  /** @param changed called after each change at any depth, to have it saved */
  constructor(protected readonly changed: () => void) {}

  /** The objects of one collection. */
  list(collection: string): ObjectList {
    this.lists ??= new Map();
    let list = this.lists.get(collection);
    if (!list) {
      list = new ObjectList(this.changed);
      this.lists.set(collection, list);
    }
    return list;
  }

  /** The collections that have been used here. */
  get contents(): Iterable<[collection: string, list: ObjectList]> {
    return this.lists ?? [];
  }
}

/** One stored object, with the collections that it contains. */
export class Entry extends Place {
  constructor(
    public object: StoredObject,
    changed: () => void,
  ) {
    super(changed);
  }
}

/** The objects of one collection in one place: found by id in O(1), walked in creation order by index. */
export class ObjectList implements Indexed<StoredObject> {
  private readonly byId = new Map<string, Entry>();
  private readonly ids: string[] = [];

  constructor(private readonly changed: () => void) {}

  get length(): number {
    return this.ids.length;
  }

  at(index: number): StoredObject {
    return (this.byId.get(this.ids[index] as string) as Entry).object;
  }

  get(id: string): StoredObject | undefined {
    return this.byId.get(id)?.object;
  }

  entry(id: string): Entry | undefined {
    return this.byId.get(id);
  }

  all(): StoredObject[] {
    return Array.from(this.byId.values(), ({ object }) => object);
  }

  find(matches: (object: StoredObject) => boolean): StoredObject | undefined {
    for (const { object } of this.byId.values()) if (matches(object)) return object;
    return undefined;
  }

  /** Adds an object, or replaces the one with the same id, which keeps what it contains. */
  put(object: StoredObject): Entry {
    let entry = this.byId.get(object.id);
    if (entry) {
      entry.object = object;
    } else {
      entry = new Entry(object, this.changed);
      this.byId.set(object.id, entry);
      this.ids.push(object.id);
    }
    this.changed();
    return entry;
  }

  /** Removes an object with everything that it contains. */
  remove(id: string): boolean {
    if (!this.byId.delete(id)) return false;
    this.ids.splice(this.ids.indexOf(id), 1);
    this.changed();
    return true;
  }
}
