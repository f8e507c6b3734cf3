import type { ErrorCode } from "./errors";
import type { Path } from "./values";

/** A resource of the program. */
export interface Identity {
  /** Tells it from all others. */
  key: string;
  /** What messages call it. */
  name: string;
}

/** Who has an object. */
export interface Owner {
  /** Undefined where nobody told. */
  resource: Identity | undefined;
  /** The code of the error when a second resource wants the object. */
  conflict: ErrorCode;
}

/** What a resource says it has before anything exists: a unique title, the id that it adopts. */
export interface Key {
  /** The same text for what is the same key. */
  text: string;
  /** No other resource may have it; otherwise only a resource that has it exclusively may not. */
  exclusive: boolean;
  /** Where it is declared. */
  path: Path;
  /** What is wrong with it, with the name of the other resource. */
  reason(other: string): string;
}

/**
 * Which resource has which object, in one operation of the engine. Every resource of a stack passes through check, diff,
 * read, create, update or remove, so together they know of each object that the operation touches. An object has one
 * owner: a second resource is refused, and no delete closes what another resource has.
 *
 * A place is the object's address as one text.
 */
export class Claims {
  /** Objects whose resource stays, was created or took them over. */
  private readonly owned = new Map<string, Owner>();
  /** Objects of any resource, those that are replaced or removed too: none of them came of a create of this operation. */
  private readonly known = new Set<string>();
  /** Objects of managed resources that were read. */
  private readonly read = new Set<string>();
  /** Resources that get a new object: what they had before is theirs no longer. */
  private readonly renewed = new Set<string>();
  private readonly keys = new Map<string, { resource: Identity; key: Key }[]>();

  /** Takes in what a resource declares. Returns the key that another resource has, with the name of that resource. */
  declare(
    resource: Identity | undefined,
    keys: readonly Key[],
    isNew: boolean,
  ): { key: Key; other: string } | undefined {
    if (resource === undefined) return undefined;
    if (isNew) this.renew(resource);
    const conflicts = keys.flatMap((key) => {
      const others = (this.keys.get(key.text) ?? []).filter((each) => each.resource.key !== resource.key);
      this.keys.set(key.text, [...others, { resource, key }]);
      const other = others.find((each) => each.key.exclusive || key.exclusive);
      return other ? [{ key, other: other.resource.name }] : [];
    });
    return conflicts[0];
  }

  /** A new object is created for it, so the one that it has may be removed. */
  private renew(resource: Identity): void {
    this.renewed.add(resource.key);
    for (const [place, owner] of this.owned) if (owner.resource?.key === resource.key) this.owned.delete(place);
  }

  /** The resource keeps the object that it has. Returns the other owner, if there is one. */
  keep(place: string, owner: Owner): Owner | undefined {
    this.known.add(place);
    const key = owner.resource?.key;
    if (key !== undefined && this.renewed.has(key)) return undefined;
    const other = this.owned.get(place);
    // Of owners without a name nobody can say that they are two.
    if (key !== undefined && other?.resource !== undefined && other.resource.key !== key) return other;
    this.owned.set(place, owner);
    return undefined;
  }

  /** The object is some resource's that is replaced, removed, or only read. */
  know(place: string): void {
    this.known.add(place);
  }

  /** A managed resource was read. Returns whether another had the same object. */
  readTwice(place: string): boolean {
    const isRepeated = this.read.has(place);
    this.read.add(place);
    this.known.add(place);
    return isRepeated;
  }

  /** The object was created for the resource, or the resource took it over. */
  own(place: string, owner: Owner): void {
    this.known.add(place);
    this.owned.set(place, owner);
  }

  release(place: string): void {
    this.owned.delete(place);
  }

  /** Who has the object in this operation. */
  ownerOf(place: string): Owner | undefined {
    return this.owned.get(place);
  }

  /** Some resource has it, so a create that was lost did not make it. */
  isKnown(place: string): boolean {
    return this.known.has(place);
  }
}
