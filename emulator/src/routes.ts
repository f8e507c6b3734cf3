import { createApp, getApp, listApps, useApp } from "./apps";
import { type Answer, gatewayError, Refusal } from "./envelopes";
import { Meetings } from "./meetings";
import type { EmulatorOptions } from "./options";
import type { Store } from "./store";

/** A routed request: which methods the path knows, and what each does. */
type Handlers = Partial<Record<string, () => Answer>>;

export interface Call {
  method: string;
  /** After /client/v4, undecoded, without the query. */
  path: string;
  query: URLSearchParams;
  /** The parsed body; throws the refusal if it cannot be read. */
  body: () => unknown;
}

/** Finds and runs what a path and a method stand for. */
export function route(call: Call, store: Store, options: EmulatorOptions): Answer {
  const handlers = find(call, store, options);
  // [assumed] the code of an unknown route
  if (!handlers) throw new Refusal(gatewayError(404, 7000, "No route for that URI"));
  const handle = Object.hasOwn(handlers, call.method) ? handlers[call.method] : undefined;
  if (!handle) {
    // [assumed] 405 rather than 404 for a method that does not exist, such as DELETE; its code too
    const Allow = Object.keys(handlers).join(", ");
    throw new Refusal(gatewayError(405, 10405, "Method not allowed", { headers: { Allow } }));
  }
  return handle();
}

function find({ path, query, body }: Call, store: Store, options: EmulatorOptions): Handlers | undefined {
  const segments = decode(path);
  if (segments?.[1] !== "accounts" || segments[3] !== "realtime" || segments[4] !== "kit") return undefined;
  const account = segments[2];
  const [first, second, third, ...more] = segments.slice(5);
  if (!account || more.length > 0) return undefined;
  // [documented] at most 32 characters; app ids are uuids of 36, so the same limit in the OpenAPI is not held for them
  if (account.length > 32) {
    const message = `Could not route to /client/v4${path}, perhaps your object identifier is invalid?`;
    throw new Refusal(gatewayError(400, 7003, message)); // [assumed] status, code and text
  }

  // `apps` comes before {app_id} [documented]
  if (first === "apps" && second === undefined) {
    return {
      GET: () => listApps(store, account, query),
      POST: () => createApp(store, account, body(), options),
    };
  }
  if (first === "apps" && second && third === undefined) {
    return { GET: () => getApp(store, account, second, options) };
  }
  if (first && second === "meetings" && third !== "") {
    const meetings = () => new Meetings(store, useApp(store, account, first, options), options);
    if (third === undefined) {
      return { GET: () => meetings().list(query), POST: () => meetings().create(body()) };
    }
    return {
      GET: () => meetings().get(third),
      PATCH: () => meetings().patch(third, body()),
      PUT: () => meetings().put(third, body()),
    };
  }
  return undefined;
}

function decode(path: string): string[] | undefined {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
