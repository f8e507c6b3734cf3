import { setTimeout as sleep } from "node:timers/promises";
import {
  type CollectionName,
  type Emulator,
  type FaultRule,
  type StoredObject,
  startEmulator,
} from "../../emulator/src";
import { TOKEN } from "./clients/provider";
import type { Fault, Other } from "./faults";
import { createdIn, type Kind, namesIn, pathOf, type Values, type Wire } from "./kinds/kind";
import { closedPort, type FaultProxy, startProxy } from "./proxy";

/** One service for all scenarios, each with an account of its own. */
export interface World {
  emulator: Emulator;
  proxy: FaultProxy;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const emulator = await startEmulator();
  const proxy = await startProxy(emulator.port);
  return {
    emulator,
    proxy,
    async close() {
      await Promise.all([proxy.close(), emulator.close()]);
    },
  };
}

/** An account with the objects of one type, and what its client has to go through. */
export class Account {
  private static count = 0;
  private opened: Promise<FaultProxy> | undefined;
  readonly id = `account-${++Account.count}`;
  /** Where the client finds the service. */
  baseUrl: string;
  /** The inputs that say where the objects are. */
  at: Values;
  other!: Other;
  private otherBefore!: string;

  constructor(
    private readonly world: World,
    private readonly kind: Kind,
  ) {
    this.baseUrl = world.emulator.url;
    this.at = { accountId: this.id, appId: "app" };
  }

  /** Somebody else's object is there from the start. */
  async open(): Promise<this> {
    const { kind } = this;
    const address = { ...this.at, ...(await kind.prepare?.(this)) };
    this.at = Object.fromEntries(["accountId", ...namesIn(kind.path)].map((name) => [name, address[name]]));
    const answer = await this.make({ ...kind.declared, ...kind.others });
    const inList = (data: unknown) => (Array.isArray(data) ? data : [createdIn({}, data)]);
    this.other = {
      id: answer.id,
      answer,
      // Of a list, of a create, or what the answer is itself.
      objectsIn: ({ data }) => inList((kind.createdAs && (data as Values)[kind.createdAs]) ?? data),
    };
    this.otherBefore = JSON.stringify(this.find(answer.id));
    return this;
  }

  /** Makes an object as by hand. */
  async make(declared: Values): Promise<Wire> {
    return createdIn(this.kind, await this.post(this.kind.path, this.kind.body(declared, true)));
  }

  async post(path: Kind["path"], body: Values): Promise<Wire> {
    const { url } = this.world.emulator;
    const answer = await fetch(`${url}/accounts/${this.id}/realtime/kit/${pathOf({ path }, this.at)}`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { data: Wire }).data;
  }

  edit(id: string, patch: Values): void {
    this.world.emulator.editObject(this.collection, ...this.within, id, patch);
  }

  find(id: string): StoredObject | undefined {
    return this.world.emulator.object(this.collection, ...this.within, id);
  }

  /** The objects that are there on the client's account. */
  mine(): StoredObject[] {
    return this.world.emulator.objects(this.collection, ...this.within).filter(({ id }) => id !== this.other.id);
  }

  isOtherTouched(): boolean {
    return JSON.stringify(this.find(this.other.id)) !== this.otherBefore;
  }

  readonly admit: Emulator["admission"] = (token) => this.world.emulator.admission(token);

  /** Lets the fault happen to the next requests of that method. */
  async strike(fault: Fault, method: string): Promise<void> {
    if (fault.closedMs !== undefined) return this.closeFor(fault.closedMs);
    if (fault.mischief) {
      this.world.proxy.strike(this.id, method, fault.mischief);
      this.baseUrl = this.world.emulator.url.replace(`:${this.world.emulator.port}`, `:${this.world.proxy.port}`);
    }
    if (fault.action) this.world.emulator.faults.add(this.rule(fault, method, fault.times ?? 1));
  }

  /** Lets the fault happen to every request, of that method if one is named, until `calm`. */
  strikeAll(outage: Fault, method?: string): void {
    this.world.emulator.faults.add(this.rule(outage, method, "always"));
  }

  /** Ends what is left of the faults. */
  async calm(): Promise<void> {
    await this.opened;
    const { faults } = this.world.emulator;
    const others = faults.pending.filter(({ match }) => match?.path !== this.path);
    faults.clear();
    faults.add(...others);
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
  }

  private get collection(): CollectionName {
    return this.kind.path.split("/").at(-1) as CollectionName;
  }

  private get within(): string[] {
    return Object.values(this.at).map(String);
  }

  private get path(): string {
    return `/accounts/${this.id}/**`;
  }

  private rule({ action, when }: Fault, method: string | undefined, times: number | "always"): FaultRule {
    if (!action) throw new Error("the emulator has no such fault");
    return { match: { path: this.path, ...(method ? { method } : {}) }, when, times, do: action(this.other) };
  }

  private async closeFor(ms: number): Promise<void> {
    const { emulator } = this.world;
    const port = await closedPort();
    this.baseUrl = emulator.url.replace(`:${emulator.port}`, `:${port}`);
    this.opened = sleep(ms).then(() => startProxy(emulator.port, port));
  }
}
