import type { Json, JsonObject } from "../values";

/** One call to RealtimeKit. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path below /accounts/, in plain segments. */
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
  body?: Json;
  /**
   * Sending it twice would create two objects, so the client never repeats it once it may have been received. Every
   * other call may be repeated, a `POST …/token` too.
   */
  creates?: true;
  /** Whether the data of an answer is what was asked for. Without it, any data is. */
  accepts?: (data: Json) => boolean;
}

/** How to read a list. */
export interface ListOptions {
  query?: Readonly<Record<string, string>>;
  /** A page with an item that fails this test is not accepted as an answer. */
  isItem(item: JsonObject): boolean;
  /** RealtimeKit answers 404 where the list is empty, as it does for webhooks. */
  emptyIsNotFound?: boolean;
}

/** `PUT meetings/4c2b…`: the call as error messages name it, without the account and the app. */
export function describeCall({ method, path }: Pick<Call, "method" | "path">): string {
  return `${method} ${path.slice(Math.min(4, path.length - 1)).join("/")}`;
}
