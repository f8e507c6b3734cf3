import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, type FaultRule, startEmulator } from "../../emulator/src";
import type { Meeting } from "../../emulator/src/wire";
import { TOKEN } from "./clients/provider";
import type { Fault, Other } from "./faults";
import { closedPort, type FaultProxy, startProxy } from "./proxy";

export const ACCOUNT = "account";

/** One service for all scenarios, each with an app of its own. */
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

/** An app, and what its client has to go through. */
export class App {
  private static count = 0;
  private opened: Promise<FaultProxy> | undefined;
  readonly id = `app-${++App.count}`;
  /** Where the client finds the service. */
  baseUrl: string;
  other!: Other;
  private otherBefore!: string;

  constructor(private readonly world: World) {
    this.baseUrl = world.emulator.url;
  }

  /** Somebody else's meeting is there from the start. */
  async open(): Promise<this> {
    const answer = await this.make({ title: "somebody else's" });
    this.other = { id: answer.id, answer };
    this.otherBefore = JSON.stringify(this.find(answer.id));
    return this;
  }

  /** Makes a meeting as by hand. */
  async make(body: object): Promise<Meeting> {
    const answer = await fetch(`${this.world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${this.id}/meetings`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { data: Meeting }).data;
  }

  edit(id: string, patch: object): void {
    this.world.emulator.editMeeting(ACCOUNT, this.id, id, patch);
  }

  find(id: string): Meeting | undefined {
    return this.world.emulator.meeting(ACCOUNT, this.id, id);
  }

  /** The meetings that are there on the client's account. */
  mine(): Meeting[] {
    return this.world.emulator.meetings(ACCOUNT, this.id).filter(({ id }) => id !== this.other.id);
  }

  isOtherTouched(): boolean {
    return JSON.stringify(this.find(this.other.id)) !== this.otherBefore;
  }

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

  private get path(): string {
    return `/accounts/${ACCOUNT}/realtime/kit/${this.id}/**`;
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
