import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { findCandidates, hasKey, longestLived, type Sought } from "./candidates";
import { existsError } from "./exists";
import { give } from "./give";
import { doubtful, type Lost } from "./lost";
import type { Outage } from "./outage";
import { isLost, isRefusal, leastLeftMs, waitsAfter } from "./policy";

/** Other resources whose creates the state remembers come within this time. */
const GATHER_MS = 250;

/** A create that is looked for. */
export interface Search extends Lost {
  /** Before each look for it. */
  waits: number[];
  found(remote: Remote): void;
  /** It did not create anything. */
  nothing(): void;
  failed(error: unknown): void;
}

/**
 * The creates of one operation whose objects look alike to a search. A lost one is looked for only while none of the
 * others is under way, and each object that is found is given to one of them.
 */
export class Group {
  private posting = 0;
  private searches: Search[] = [];
  private round: Promise<void> | undefined;

  constructor(private readonly outage: Outage) {}

  /** Sends one create, and looks for the object of one that was lost. Returns the error of one that created nothing. */
  async create(request: Sought, creates: number): Promise<Remote | RealtimeKitError | undefined> {
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
      // It is queued before it counts as ended: a search for some of the lost ones would find the others' objects too.
      return this.find({ ...request, error, waits });
    } finally {
      this.posting--;
      this.look();
    }
  }

  /** Looks for the object of a create that an earlier run sent, as the state remembers. */
  async resume(lost: Lost): Promise<Remote | undefined> {
    const found = this.find({ ...lost, waits: [0] });
    await lost.service.api.sleep(GATHER_MS);
    this.look();
    const result = await found;
    return result instanceof RealtimeKitError ? undefined : result;
  }

  /** Waits until a create may be sent; false when there is an outage for as long as there is time. */
  private async turn({ service }: Sought): Promise<boolean> {
    const { api } = service;
    for (;;) {
      while (this.isSearching) await api.wait(this.round ?? api.sleep(10));
      if (!(await this.outage.admit(api, leastLeftMs(api.budgetMs)))) return false;
      if (!this.isSearching) return true;
      // A search began meanwhile, and would find this one's object.
      this.outage.release();
    }
  }

  /** What the end of a create says of an outage. */
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
        // It failed, and created all the same.
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

  /** An answer with the id of an object that some resource has is none. `isAgain`: an earlier create was lost. */
  private async post(request: Sought, isAgain: boolean): Promise<Remote> {
    const { inputs, service, strategy } = request;
    const since = { here: Date.now() };
    const { claims } = service.operation;
    const objects = service.objects(inputs);
    const created = await objects
      .post(inputs, (place) => claims.isKnown(place))
      .catch((error) => refused(error, request, isAgain));
    claims.own(objects.place(created.id), service.owner);
    if (hasKey(strategy.key, inputs, created.live)) return created;
    // It is about another object, or RealtimeKit writes the key its own way: then no object has the declared key. A
    // search that fails proves nothing, and must not lose the object that the answer names.
    const [mine] = await findCandidates([{ inputs, service, strategy, since }]).catch(() => []);
    if (!mine) return created;
    claims.own(objects.place(mine.id), service.owner);
    return mine;
  }
}

/** Where a key is unique, a refusal says that it is taken; a lost create may have taken it. */
async function refused(error: unknown, request: Sought, isAgain: boolean): Promise<Remote> {
  const isTaken = error instanceof RealtimeKitError && error.status === 409 && request.strategy.isUnique === true;
  if (!isTaken) throw error;
  const [mine] = isAgain ? await findCandidates([request]).catch((cause) => Promise.reject(inDoubt(error, cause))) : [];
  if (mine) return mine;
  throw await existsError(request, error);
}

/** Whether the lost create took the key could not be found out. */
function inDoubt({ code, summary, status, ray }: RealtimeKitError, cause: unknown): RealtimeKitError {
  return new RealtimeKitError(code, summary, { status, ray, mayHaveActed: true, cause });
}

/** Gives each lost create its object, or says that there is none for it. */
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
