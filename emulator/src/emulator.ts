import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { api } from "./api";
import type { Collection, Service } from "./collection";
import { type CollectionName, collections } from "./collections";
import { control } from "./control/control";
import { ObjectsByHand, objectRoutes } from "./control/objects";
import { pageRoutes } from "./control/page";
import { controlRoutes } from "./control/routes";
import { searchRoutes } from "./control/search";
import { stateRoutes } from "./control/state";
import { Watch, watchRoutes } from "./control/watch";
import { Faults } from "./faults/faults";
import { secretNames } from "./fields/redact";
import { RateLimit } from "./http/rateLimit";
import { type LoggedRequest, RequestLog } from "./http/requestLog";
import { httpServer } from "./http/server";
import type { EmulatorOptions } from "./options";
import { type Admission, admission } from "./participants/admission";
import { Tokens } from "./participants/tokens";
import { endSession, joinSession, leaveSession, startSession } from "./sessions/control";
import { DataFile, loadDataFile } from "./store/dataFile";
import type { StoredObject } from "./store/objects";
import { Store } from "./store/store";
import { Courier, type Delivery } from "./webhooks/courier";
import { publicKeyRoute } from "./webhooks/publicKey";
import { Signer } from "./webhooks/signer";
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
   * Changes a meeting without the clients' knowledge, as somebody would in the dashboard: objects merge at every depth,
   * null deletes a field, updated_at changes, nothing is validated.
   * @throws if there is no such meeting
   */
  editMeeting(accountId: string, appId: string, id: string, patch: object): Meeting;
  /**
   * Removes a meeting, which no API call can do.
   * @throws if there is no such meeting
   */
  removeMeeting(accountId: string, appId: string, id: string): void;
  /**
   * The objects of a collection as they are stored: copies, in creation order.
   * @param within the ids of what contains them: the account, for all but apps the app, for participants and sessions
   * the meeting
   * @example emulator.objects("participants", account, app, meeting)
   */
  objects(collection: CollectionName, ...within: string[]): StoredObject[];
  /** One object as it is stored: a copy. The path ends with its own id. */
  object(collection: CollectionName, ...path: string[]): StoredObject | undefined;
  /**
   * Changes any object, as editMeeting() does a meeting.
   * @example emulator.editObject("webhooks", account, app, id, { enabled: false })
   * @throws if there is no such object
   */
  editObject(collection: CollectionName, ...pathAndPatch: [...path: string[], patch: object]): StoredObject;
  /**
   * Removes any object, with everything that it contains.
   * @throws if there is no such object
   */
  removeObject(collection: CollectionName, ...path: string[]): void;
  /** Starts a session of a meeting, unless one is active. Webhooks fire. */
  startSession(accountId: string, appId: string, meetingId: string): void;
  /** Ends the active session of a meeting, as its host would. Webhooks fire. */
  endSession(accountId: string, appId: string, meetingId: string): void;
  /** Lets a participant join, which starts a session if none is active. Webhooks fire. */
  joinSession(accountId: string, appId: string, meetingId: string, participantId: string): void;
  /** Lets a participant leave; the last one who leaves ends the session. Webhooks fire. */
  leaveSession(accountId: string, appId: string, meetingId: string, participantId: string): void;
  /** The last 1,000 deliveries of webhooks, oldest first. Setting its length to 0 forgets them. */
  readonly deliveries: Delivery[];
  /** Whether the token of a participant lets it join now. */
  admission(token: string): Admission;
  /** Closes every connection, including hung ones, and writes the data file. */
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
  const closing = new AbortController();
  const watch = new Watch();
  const store = new Store(() => {
    dataFile?.changed();
    watch.touch("objects");
  });
  const saved = path === undefined ? undefined : loadDataFile(path);
  if (saved) store.load(saved);
  const dataFile = path === undefined ? undefined : new DataFile(path, () => store.snapshot());
  const signer = new Signer(store);
  const courier = new Courier(signer, options, closing.signal, () => watch.touch("deliveries"));
  const service: Service = { store, options, tokens: new Tokens(store, options.tokenSeconds), courier };
  const all: readonly Collection[] = collections;
  const secrets = secretNames(all.map(({ fields }) => fields));
  const byHand = new ObjectsByHand(store, all);
  const faults = new Faults(() => watch.touch("faults"));
  const log = new RequestLog(secrets, (entry) => watch.request(entry));
  const rateLimit = options.rateLimit && new RateLimit(options.rateLimit);
  const controls = control(
    pageRoutes(),
    watchRoutes(watch),
    controlRoutes({ faults, log, courier }),
    searchRoutes(store, secrets),
    stateRoutes(store),
    ...all.map((collection) => collection.control?.(service) ?? {}),
    objectRoutes(byHand, store, all, secrets),
  );
  const publicKey = publicKeyRoute(signer);
  const server = httpServer({
    api: api(all, service),
    own: (request) => controls(request) ?? publicKey(request),
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

  let closed: Promise<void> | undefined;

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/client/v4`,
    port: bound,
    requests: log.entries,
    faults,
    deliveries: courier.deliveries,
    meetings: (...within) => byHand.all("meetings", within) as unknown as Meeting[],
    meeting: (...path) => byHand.get("meetings", path) as unknown as Meeting | undefined,
    editMeeting: (accountId, appId, id, patch) =>
      byHand.edit("meetings", [accountId, appId, id], patch) as unknown as Meeting,
    removeMeeting: (...path) => byHand.remove("meetings", path),
    objects: (collection, ...within) => byHand.all(collection, within),
    object: (collection, ...path) => byHand.get(collection, path),
    editObject: (collection, ...pathAndPatch) =>
      byHand.edit(collection, pathAndPatch.slice(0, -1) as string[], pathAndPatch.at(-1) as object),
    removeObject: (collection, ...path) => byHand.remove(collection, path),
    startSession: (...address) => startSession(service, address),
    endSession: (...address) => endSession(service, address),
    joinSession: (accountId, appId, meetingId, id) => joinSession(service, [accountId, appId, meetingId], id),
    leaveSession: (accountId, appId, meetingId, id) => leaveSession(service, [accountId, appId, meetingId], id),
    admission: (token) => admission(service, token),
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
