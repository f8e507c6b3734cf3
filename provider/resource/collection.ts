import type { Call } from "../api/call";
import type { Api } from "../api/client";
import { RealtimeKitError } from "../errors";
import type { Facts } from "../schema/facts";
import { safeId } from "../schema/safeId";
import { isObject, type Json, type JsonObject, pick, property } from "../values";
import { fromWire, toWire } from "../wire";
import type { Remote } from "./definition";

/** The longest text that a search takes. For a longer one, the list is read without a search. */
export const LONGEST_SEARCH = 125;

/** Where the objects of a resource are, and which of its inputs are sent. */
export interface CollectionFacts {
  /** As in `Definition.collection`. */
  path: string;
  body: Facts["body"];
  maps: Facts["maps"];
  createdAs?: string | undefined;
  emptyIsNotFound?: boolean | undefined;
}

/** The objects of one type at one address. Each method sends one request. */
export class Collection {
  private readonly path: string[];

  constructor(
    private readonly facts: CollectionFacts,
    private readonly address: JsonObject,
    private readonly api: Api,
  ) {
    this.path = partsOf(facts.path, (name) => idAt(address, name));
  }

  /** Where the objects are, as messages say it: `accountId "0123…", appId "14a3…"`. */
  get where(): string {
    const names = addressNames(this.facts.path);
    return names.map((name) => `${name} ${JSON.stringify(this.address[name])}`).join(", ");
  }

  /** Account, app and ID as one text. */
  place(id: string): string {
    return [...this.path, id].join("/");
  }

  /** Creates an object. Rejects an answer whose ID `isTaken`, because a new object cannot have it. */
  post(inputs: JsonObject, isTaken: (place: string) => boolean): Promise<Remote> {
    const created = (data: Json) => {
      const { createdAs } = this.facts;
      return createdAs === undefined ? data : (property(data, createdAs) ?? null);
    };
    const accepts = (data: Json) =>
      isItem(created(data)) && !isTaken(this.place(String(property(created(data), "id"))));
    return this.api
      .send({ method: "POST", path: this.path, body: this.bodyOf(inputs), creates: true, accepts })
      .then((data) => this.remoteOf(created(data) as JsonObject));
  }

  get(id: string): Promise<Remote> {
    return this.one("GET", id);
  }

  /** Replaces the whole object: what is no longer declared returns to RealtimeKit's default. */
  put(id: string, inputs: JsonObject): Promise<Remote> {
    return this.one("PUT", id, this.bodyOf(inputs));
  }

  /** Sets the fields of the body, and leaves the rest of the object as it is. */
  patch(id: string, body: JsonObject): Promise<Remote> {
    return this.one("PATCH", id, body);
  }

  async delete(id: string): Promise<void> {
    await this.api.send({ method: "DELETE", path: this.pathOf(id) });
  }

  /** An idempotent POST to a part of the object, such as its token. Returns the answer in camelCase. */
  async postTo(id: string, part: readonly string[]): Promise<JsonObject> {
    return fromWire(await this.api.send({ method: "POST", path: [...this.pathOf(id), ...part] })) as JsonObject;
  }

  /** All objects that match the filters. */
  async list(query: Record<string, string> = {}): Promise<Remote[]> {
    const { emptyIsNotFound = false } = this.facts;
    const items = await this.api.list(this.path, { query, isItem, emptyIsNotFound });
    return items.map((item) => this.remoteOf(item));
  }

  /** The part of the inputs that is sent. */
  bodyOf(inputs: JsonObject): JsonObject {
    return toWire(pick(inputs, this.facts.body), this.facts.maps) as JsonObject;
  }

  /** Rejects an answer about another object. */
  private one(method: "GET" | "PUT" | "PATCH", id: string, body?: JsonObject): Promise<Remote> {
    const accepts = (data: Json) => property(data, "id") === id;
    return this.send({ method, path: this.pathOf(id), body, accepts });
  }

  private async send(call: Call): Promise<Remote> {
    return this.remoteOf(await this.api.send(call));
  }

  private remoteOf(data: JsonObject): Remote {
    const live = fromWire(data, this.facts.maps);
    return { id: String(property(data, "id")), live: isObject(live) ? live : {} };
  }

  private pathOf(id: string): string[] {
    return [...this.path, idAt({ id }, "id")];
  }
}

/** Like `Collection.place`, but for an address that nothing is sent to, so it need not be valid. */
export function placeAt(path: string, address: JsonObject, id: string): string {
  return [...partsOf(path, (name) => String(property(address, name))), id].join("/");
}

/** The inputs that say where the objects of a path are, the outermost first. */
export function addressNames(path: string): string[] {
  return ["accountId", ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))];
}

/** The segments of a path below `accounts/`, with the values of its `{…}`. */
export function partsOf(path: string, fillIn: (name: string) => string): string[] {
  return `{accountId}/realtime/kit/${path}`
    .split("/")
    .map((part) => (part.startsWith("{") ? fillIn(part.slice(1, -1)) : part));
}

function isItem(data: Json): boolean {
  return safeId.safeParse(property(data, "id")).success;
}

/** IDs come from programs and state, and must not lead to another address. */
function idAt(address: JsonObject, name: string): string {
  const value = property(address, name);
  if (safeId.safeParse(value).success) return String(value);
  const given = value === undefined ? "missing" : `got ${JSON.stringify(value)}`;
  throw new RealtimeKitError("RTK_ID", `${name}: ${given}; an ID contains only letters, digits, - and _`);
}
