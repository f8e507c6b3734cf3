import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DataFile, loadDataFile } from "./dataFile";
import { Faults } from "./faults";
import type { Json, JsonObject } from "./json";
import { later } from "./meetings";
import { merge } from "./merge";
import type { EmulatorOptions } from "./options";
import { RateLimit } from "./rateLimit";
import { type LoggedRequest, RequestLog } from "./requestLog";
import { httpServer } from "./server";
import { Store } from "./store";
import type { Meeting } from "./wire";

/** A running emulator. */
export interface Emulator {
  /** The base URL for clients, such as http://127.0.0.1:8788/client/v4 */
  readonly url: string;
  readonly port: number;
  /** The last 10,000 requests to the API, oldest first. Setting its length to 0 forgets them. */
  readonly requests: LoggedRequest[];
  readonly faults: Faults;
  /** All meetings of an app as they are stored, write-only secrets included: copies, in creation order. */
  meetings(accountId: string, appId: string): Meeting[];
  /** One meeting as it is stored, write-only secrets included: a copy. */
  meeting(accountId: string, appId: string, id: string): Meeting | undefined;
  /**
   * Changes a meeting behind the clients' backs, as by hand in the dashboard: objects merge at every depth,
   * null deletes a field, updated_at moves, nothing is validated.
   * @throws if there is no such meeting
   */
  editMeeting(accountId: string, appId: string, id: string, patch: object): Meeting;
  /**
   * Makes a meeting disappear, which no API call can.
   * @throws if there is no such meeting
   */
  removeMeeting(accountId: string, appId: string, id: string): void;
  /** Closes every connection, hung ones too, and writes the data file. */
  close(): Promise<void>;
}

/**
 * Starts an emulator of Cloudflare RealtimeKit's REST API in this process, on loopback unless a host is given.
 *
 * @example
 * const emulator = await startEmulator({ token: "t" });
 * // … requests to emulator.url
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { dataFile: path, host = "127.0.0.1", port = 0 } = options;
  const store = new Store(() => dataFile?.changed());
  const saved = path === undefined ? undefined : loadDataFile(path);
  if (saved) store.load(saved);
  const dataFile = path === undefined ? undefined : new DataFile(path, () => store.snapshot());
  const faults = new Faults();
  const log = new RequestLog();
  const rateLimit = options.rateLimit && new RateLimit(options.rateLimit);
  const closing = new AbortController();
  const server = httpServer({ store, faults, log, rateLimit, options, closing: closing.signal });
  await listen(server, port, host);
  if (!saved)
    await dataFile?.create().catch((error: unknown) => {
      server.close();
      throw error;
    });
  const bound = (server.address() as AddressInfo).port;

  const find = (accountId: string, appId: string, id: string) => {
    const app = store.app(accountId, appId);
    const meeting = app?.get(id);
    if (!app || !meeting) throw new Error(`No meeting ${id} in app ${appId} of account ${accountId}`);
    return { app, meeting };
  };
  let closed: Promise<void> | undefined;

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/client/v4`,
    port: bound,
    requests: log.entries,
    faults,
    meetings: (accountId, appId) => structuredClone(store.app(accountId, appId)?.all() ?? []),
    meeting: (accountId, appId, id) => structuredClone(store.app(accountId, appId)?.get(id)),
    editMeeting(accountId, appId, id, patch) {
      const { app, meeting } = find(accountId, appId, id);
      const before = meeting as unknown as JsonObject;
      const edited: Json = merge(before, structuredClone(patch) as JsonObject);
      const after = { ...edited, updated_at: later(before) } as unknown as Meeting;
      store.putMeeting(app, after);
      return structuredClone(after);
    },
    removeMeeting(accountId, appId, id) {
      store.removeMeeting(find(accountId, appId, id).app, id);
    },
    close() {
      closed ??= (async () => {
        closing.abort();
        const ended = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await ended;
        await dataFile?.flush();
      })();
      return closed;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} of ${host} is taken. Choose another one; 0 takes any that is free.`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
}
