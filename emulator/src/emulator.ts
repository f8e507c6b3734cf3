import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { api } from "./api";
import { collections } from "./collections";
import { control } from "./control/control";
import { Faults } from "./faults/faults";
import { secretNames } from "./fields/redact";
import { RateLimit } from "./http/rateLimit";
import { type LoggedRequest, RequestLog } from "./http/requestLog";
import { httpServer } from "./http/server";
import type { JsonObject } from "./json";
import type { EmulatorOptions } from "./options";
import { DataFile, loadDataFile } from "./store/dataFile";
import { merge } from "./store/merge";
import { later } from "./store/stamps";
import { Store } from "./store/store";
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
  const log = new RequestLog(secretNames(collections.map(({ fields }) => fields)));
  const rateLimit = options.rateLimit && new RateLimit(options.rateLimit);
  const closing = new AbortController();
  const server = httpServer({
    api: api(collections, { store, options }),
    own: control({ faults, log }),
    faults,
    log,
    rateLimit,
    options,
    closing: closing.signal,
  });
  await listen(server, port, host);
  if (!saved)
    await dataFile?.create().catch((error: unknown) => {
      server.close();
      throw error;
    });
  const bound = (server.address() as AddressInfo).port;

  const meetingsOf = (accountId: string, appId: string) => store.place(accountId, [["apps", appId]])?.list("meetings");
  const find = (accountId: string, appId: string, id: string) => {
    const meetings = meetingsOf(accountId, appId);
    const meeting = meetings?.get(id);
    if (!meetings || !meeting) throw new Error(`No meeting ${id} in app ${appId} of account ${accountId}`);
    return { meetings, meeting };
  };
  let closed: Promise<void> | undefined;

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/client/v4`,
    port: bound,
    requests: log.entries,
    faults,
    meetings: (accountId, appId) => structuredClone(meetingsOf(accountId, appId)?.all() ?? []) as unknown as Meeting[],
    meeting: (accountId, appId, id) =>
      structuredClone(meetingsOf(accountId, appId)?.get(id)) as unknown as Meeting | undefined,
    editMeeting(accountId, appId, id, patch) {
      const { meetings, meeting } = find(accountId, appId, id);
      const edited = merge(meeting, structuredClone(patch) as JsonObject);
      const { object } = meetings.put({ ...edited, id, created_at: meeting.created_at, updated_at: later(meeting) });
      return structuredClone(object) as unknown as Meeting;
    },
    removeMeeting(accountId, appId, id) {
      find(accountId, appId, id).meetings.remove(id);
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
