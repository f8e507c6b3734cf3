import type { ErrorCode } from "./errors";
import type { Path } from "./values";

/** A resource of the program. */
export interface Identity {
  /** Unique among the resources of an operation. */
  key: string;
  /** What messages call it. */
  name: string;
}

/** The owner of an object. */
export interface Owner {
  /** Undefined if the host does not know which resource it is. */
  resource: Identity | undefined;
  /** Error code for a second resource that claims the object. */
  conflict: ErrorCode;
}

/** What a resource claims before its object exists, such as a unique title or the ID that it adopts. */
export interface Key {
  /** Equal for equal keys. */
  text: string;
  /** No other resource may have the key. If false, others may have it unless they claim it exclusively. */
  exclusive: boolean;
  /** Where it is declared. */
  path: Path;
  /** What is wrong with it, with the name of the other resource. */
  reason(other: string): string;
}

/**
 * Which resource has which object, in one operation of the engine. Every resource of a stack passes through check,
 * diff, read, create, update or remove, so the claims cover each object that the operation touches. An object has one
 * owner: a second resource is refused, and a delete never closes an object that another resource has.
 *
 * A place is the object's address as one text.
 */
export class Claims {
  /** Objects of resources that stay, were created, or took an object over. */
  private readonly owned = new Map<string, Owner>();
  /**
   * Objects of any resource, including replaced and removed ones. No create of this operation can have created them.
   */
  private readonly known = new Set<string>();
  /** Objects of managed resources that were read. */
  private readonly read = new Set<string>();
  /** Resources that the program of this operation declares. */
  private readonly declared = new Set<string>();
  /** Resources that get a new object, and therefore no longer own their old one. */
  private readonly renewed = new Set<string>();
  private readonly keys = new Map<string, { resource: Identity; key: Key }[]>();

  /** Records the keys of a resource. Returns the first one that another resource has, with that resource's name. */
  declare(
    resource: Identity | undefined,
    keys: readonly Key[],
    isNew: boolean,
  ): { key: Key; other: string } | undefined {
    if (resource === undefined) return undefined;
    this.declared.add(resource.key);
    if (isNew) this.renew(resource);
    const conflicts = keys.flatMap((key) => {
      const others = (this.keys.get(key.text) ?? []).filter((each) => each.resource.key !== resource.key);
      this.keys.set(key.text, [...others, { resource, key }]);
      const other = others.find((each) => each.key.exclusive || key.exclusive);
      return other ? [{ key, other: other.resource.name }] : [];
    });
    return conflicts[0];
  }

  /** The resource gets a new object, so its old one may be removed. */
  private renew(resource: Identity): void {
    this.renewed.add(resource.key);
    for (const [place, owner] of this.owned) if (owner.resource?.key === resource.key) this.owned.delete(place);
  }

  /** The resource keeps its object. Returns the other resource that has it, if there is one. */
  keep(place: string, owner: Owner): Identity | undefined {
    this.known.add(place);
    const key = owner.resource?.key;
    if (key !== undefined && this.renewed.has(key)) return undefined;
    const other = this.owned.get(place)?.resource;
    // Two owners without a name may be the same resource.
    if (key !== undefined && other !== undefined && other.key !== key) return other;
    this.owned.set(place, owner);
    return undefined;
  }

  /** The object belongs to a resource that is replaced, removed, or only read. */
  know(place: string): void {
    this.known.add(place);
  }

  /** A managed resource was read. Returns whether another resource with the same object was read before. */
  readTwice(place: string): boolean {
    const isRepeated = this.read.has(place);
    this.read.add(place);
    this.known.add(place);
    return isRepeated;
  }

  /** Whether a refresh has read the object and no program has declared the resource: then nobody asks for a change. */
  isOnlyRead(place: string, resource: Identity | undefined): boolean {
    return this.read.has(place) && !(resource !== undefined && this.declared.has(resource.key));
  }

  /** The resource created the object or took it over. */
  own(place: string, owner: Owner): void {
    this.known.add(place);
    this.owned.set(place, owner);
  }

  release(place: string): void {
    this.owned.delete(place);
  }

  /** The owner of the object in this operation. */
  ownerOf(place: string): Owner | undefined {
    return this.owned.get(place);
  }

  /** Whether any resource has the object. If so, a lost create did not create it. */
  isKnown(place: string): boolean {
    return this.known.has(place);
  }
}
