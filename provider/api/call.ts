import type { Json, JsonObject } from "../values";

/** One call to RealtimeKit. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The segments of the path below /accounts/, not encoded. */
  path: readonly string[];
  /** The path is below the base URL itself: the call is about the token, not about an account. */
  ofToken?: true;
  query?: Readonly<Record<string, string>>;
  body?: Json | undefined;
  /**
   * Sending the call twice would create two objects, so the client never repeats it once it may have been received.
   * Every other call may be repeated, even a `POST …/token`.
   */
  creates?: true;
  /** Whether an answer's data is what was asked for. If omitted, any data is. */
  accepts?: (data: Json) => boolean;
}

/** How to read a list. */
export interface ListOptions {
  query?: Readonly<Record<string, string>>;
  /** A page with an item that fails this test is rejected. */
  isItem(item: JsonObject): boolean;
  /** RealtimeKit answers 404 if the list is empty, as it does for webhooks. */
  emptyIsNotFound?: boolean;
}

/** The call as error messages name it, without the account and the app: `PUT meetings/4c2b…`. */
export function describeCall({ method, path }: Pick<Call, "method" | "path">): string {
  return `${method} ${path.slice(Math.min(4, path.length - 1)).join("/")}`;
}
