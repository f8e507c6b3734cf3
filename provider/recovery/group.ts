import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { type Attempt, findCandidates, hasKey, longestLived } from "./candidates";
import { existsError } from "./exists";
import { give } from "./give";
import { doubtful, type Lost } from "./lost";
import type { Outage } from "./outage";
import { isLost, isRefusal, leastLeftMs, waitsAfter } from "./policy";

/** How long to wait for other resources with a pending create, so that one search serves all of them. */
const GATHER_MS = 250;

/** A search for the object of a lost create. */
export interface Search extends Lost {
  /** The waits before each look. */
  waits: number[];
  found(remote: Remote): void;
  /** The create created nothing. */
  nothing(): void;
  failed(error: unknown): void;
}

/**
 * The creates of one operation whose objects look alike to a search. The group searches for lost ones only while no
 * other create of the group is in progress, and gives each object that it finds to one of them.
 */
export class Group {
  private posting = 0;
  private searches: Search[] = [];
  private round: Promise<void> | undefined;

  constructor(private readonly outage: Outage) {}

  /** Sends one create, and searches for its object if it was lost. Returns the error if the create created nothing. */
  async create(request: Attempt, creates: number): Promise<Remote | RealtimeKitError | undefined> {
    const { service } = request;
    const { api } = service;
    if (!(await this.turn(request))) return undefined;
    this.posting++;
    try {
      const remote = await this.post(request, creates > 1);
      this.outage.succeeded();
      return remote;
    } catch (error) {
      this.learn(error, service);
      if (!(error instanceof RealtimeKitError) || !isLost(error)) throw error;
      const waits = waitsAfter(error, creates, { budgetMs: api.budgetMs, remainingMs: api.remainingMs() });
      // It is queued before it counts as ended: a search for only some of the lost creates could take others' objects.
      return this.find({ ...request, error, waits });
    } finally {
      this.posting--;
      this.look();
    }
  }

  /** Searches for the object of a create that an earlier run sent and that the state records. */
  async resume(lost: Lost): Promise<Remote | undefined> {
    const found = this.find({ ...lost, waits: [0] });
    await lost.service.api.sleep(GATHER_MS);
    this.look();
    const result = await found;
    return result instanceof RealtimeKitError ? undefined : result;
  }

  /** Waits until a create may be sent. Resolves to false if an outage lasts until the deadline. */
  private async turn({ service }: Attempt): Promise<boolean> {
    const { api } = service;
    for (;;) {
      while (this.isSearching) await api.wait(this.round ?? api.sleep(10));
      if (!(await this.outage.admit(api, leastLeftMs(api.budgetMs)))) return false;
      if (!this.isSearching) return true;
      // A search has begun in the meantime, and would find the object of this create.
      this.outage.release();
    }
  }

  /** What the end of a create says about an outage. */
  private learn(error: unknown, { api, warn }: Service): void {
    const isAnswered = error instanceof RealtimeKitError && error.status !== undefined;
    if (!isAnswered || isRefusal(error)) this.outage.release();
    else if (!error.mayHaveActed) this.outage.succeeded();
    else if (this.outage.failed(error, api.budgetMs)) {
      warn(`${error.brief}. Several creates failed this way; the provider now sends one at a time until one succeeds`);
    }
  }

  private get isSearching(): boolean {
    return this.round !== undefined || this.searches.length > 0;
  }

  private find(search: Omit<Search, "found" | "nothing" | "failed">): Promise<Remote | RealtimeKitError> {
    return new Promise((resolve, reject) => {
      const found = (remote: Remote) => {
        // The create failed, but created its object.
        this.outage.succeeded();
        resolve(remote);
      };
      this.searches.push({ ...search, found, nothing: () => resolve(search.error), failed: reject });
    });
  }

  private look(): void {
    if (this.posting > 0 || this.searches.length === 0 || this.round) return;
    this.round = searchFor(this.searches.splice(0)).finally(() => {
      this.round = undefined;
      this.look();
    });
  }

  /** An answer with the ID of an object that a resource already has is not valid. `isAgain`: an earlier create was lost. */
  private async post(request: Attempt, isAgain: boolean): Promise<Remote> {
    const { inputs, service, strategy } = request;
    const since = { here: Date.now() };
    const { claims } = service.operation;
    const objects = service.objects(inputs);
    const created = await objects
      .post(inputs, (place) => claims.isKnown(place))
      .catch((error) => refused(error, request, isAgain));
    claims.own(objects.place(created.id), service.owner);
    if (hasKey(strategy.key, inputs, created.live)) return created;
    // Either the answer is about another object, or RealtimeKit has changed the key, and then no object has the
    // declared one. A failing search proves nothing, and must not lose the object that the answer names.
    const [mine] = await findCandidates([{ inputs, service, strategy, since }]).catch(() => []);
    if (!mine) return created;
    claims.own(objects.place(mine.id), service.owner);
    return mine;
  }
}

/** A 409 says that a unique key is taken; a lost create may be what took it. */
async function refused(error: unknown, request: Attempt, isAgain: boolean): Promise<Remote> {
  const isTaken = error instanceof RealtimeKitError && error.status === 409 && request.strategy.isUnique === true;
  if (!isTaken) throw error;
  const [mine] = isAgain ? await findCandidates([request]).catch((cause) => Promise.reject(inDoubt(error, cause))) : [];
  if (mine) return mine;
  throw await existsError(request, error);
}

/** The provider could not find out whether the lost create took the key. */
function inDoubt({ code, summary, status, ray }: RealtimeKitError, cause: unknown): RealtimeKitError {
  return new RealtimeKitError(code, summary, { status, ray, mayHaveActed: true, cause });
}

/** Gives each lost create its object, or reports that there is none. */
async function searchFor(searches: Search[]): Promise<void> {
  let open = searches;
  for (let look = 0; open.length > 0; look++) {
    try {
      await longestLived(open).service.api.sleep(Math.max(...open.map(({ waits }) => waits[look] ?? 0)));
      open = give(open, await findCandidates(open));
    } catch (error) {
      for (const each of open) each.failed(isRefusal(each.error) ? each.error : doubtful(each, error));
      return;
    }
    for (const each of open.filter(({ waits }) => look === waits.length - 1)) each.nothing();
    open = open.filter(({ waits }) => look < waits.length - 1);
  }
}
