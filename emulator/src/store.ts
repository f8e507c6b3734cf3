import { randomUUID } from "node:crypto";
import type { JsonObject } from "./json";
import type { Indexed } from "./paging";
import type { Meeting } from "./wire";

export interface App {
  id: string;
  name: string;
  created_at: string;
}

/** One app with its meetings: found by id in O(1), walked in creation order by index. Meetings are never mutated. */
export class StoredApp implements Indexed<Meeting> {
  private readonly byId = new Map<string, Meeting>();
  private readonly ids: string[] = [];

  constructor(readonly app: App) {}

  get length(): number {
    return this.ids.length;
  }

  at(index: number): Meeting {
    return this.byId.get(this.ids[index] as string) as Meeting;
  }

  get(id: string): Meeting | undefined {
    return this.byId.get(id);
  }

  /** Adds a meeting, or puts a newer version in the place of the one with the same id. */
  put(meeting: Meeting): void {
    if (!this.byId.has(meeting.id)) this.ids.push(meeting.id);
    this.byId.set(meeting.id, meeting);
  }

  remove(id: string): boolean {
    if (!this.byId.delete(id)) return false;
    this.ids.splice(this.ids.indexOf(id), 1);
    return true;
  }

  all(): Meeting[] {
    return [...this.byId.values()];
  }
}

class Account implements Indexed<App> {
  readonly apps = new Map<string, StoredApp>();
  private readonly order: App[] = [];

  get length(): number {
    return this.order.length;
  }

  at(index: number): App {
    return this.order[index] as App;
  }

  add(app: App): StoredApp {
    const stored = new StoredApp(app);
    this.apps.set(app.id, stored);
    this.order.push(app);
    return stored;
  }
}

/** What the data file holds. Lists rather than maps by id, so that no id can be a dangerous key. */
export interface Snapshot {
  apps: { account_id: string; app: App; meetings: JsonObject[] }[];
}

/** Everything the emulator knows: accounts, apps, meetings. */
export class Store {
  private readonly accounts = new Map<string, Account>();

  /** @param changed called after each change, to have it saved */
  constructor(private readonly changed: () => void) {}

  /** The apps of an account, in creation order. */
  apps(accountId: string): Indexed<App> {
    return this.account(accountId);
  }

  app(accountId: string, appId: string): StoredApp | undefined {
    return this.accounts.get(accountId)?.apps.get(appId);
  }

  addApp(accountId: string, name: string, id: string = randomUUID()): StoredApp {
    const stored = this.account(accountId).add({ id, name, created_at: new Date().toISOString() });
    this.changed();
    return stored;
  }

  putMeeting(app: StoredApp, meeting: Meeting): void {
    app.put(meeting);
    this.changed();
  }

  removeMeeting(app: StoredApp, id: string): boolean {
    const removed = app.remove(id);
    if (removed) this.changed();
    return removed;
  }

  snapshot(): Snapshot {
    const apps: Snapshot["apps"] = [];
    for (const [account_id, account] of this.accounts) {
      for (const stored of account.apps.values()) {
        apps.push({ account_id, app: stored.app, meetings: stored.all() as unknown as JsonObject[] });
      }
    }
    return { apps };
  }

  load(snapshot: Snapshot): void {
    for (const { account_id, app, meetings } of snapshot.apps) {
      const stored = this.account(account_id).add(app);
      for (const meeting of meetings) stored.put(meeting as unknown as Meeting);
    }
  }

  private account(id: string): Account {
    let account = this.accounts.get(id);
    if (!account) {
      account = new Account();
      this.accounts.set(id, account);
    }
    return account;
  }
}
