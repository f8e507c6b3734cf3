import { randomUUID } from "node:crypto";
import { wirePreset } from "../../tests/shared/presets";
import type { Answered, Api, Call, Reply } from "../api";

/** What the probes ask with, and the few objects that they share: meetings cannot be deleted, so there are two. */
export class Lab {
  private readonly shared = new Map<string, Promise<Answered>>();

  constructor(
    readonly api: Api,
    /** What every name in this run starts with. */
    readonly prefix: string,
  ) {}

  call(method: string, path: string, call?: Call): Promise<Reply> {
    return this.api.call(method, this.api.kit(path), call);
  }

  /** The data of a call that must work, whatever the rule is. */
  async data(method: string, path: string, body?: unknown): Promise<Answered> {
    const { status, body: answer } = await this.call(method, path, body === undefined ? {} : { body });
    if (status >= 300 || answer?.data === undefined) throw new Error(`${method} ${path.split(/[/?]/)[0]}: ${status}`);
    return answer.data;
  }

  /** The status of a call, and the message of RealtimeKit's error envelope. */
  async refusal(method: string, path: string, body?: unknown): Promise<{ status: number; message: unknown }> {
    const { status, body: answer } = await this.call(method, path, body === undefined ? {} : { body });
    return { status, message: answer?.error?.message };
  }

  name(what: string): string {
    return `${this.prefix}-${what}`;
  }

  /** The meeting that most probes change; it was created before `other`. */
  meeting(): Promise<Answered> {
    return this.once("meeting", () => this.data("POST", "meetings", { title: this.name("Scratch") }));
  }

  other(): Promise<Answered> {
    return this.once("other", async () => {
      await this.meeting();
      return this.data("POST", "meetings", { title: this.name("Other") });
    });
  }

  preset(): Promise<Answered> {
    return this.once("preset", () => this.data("POST", "presets", this.presetBody("Preset")));
  }

  presetBody(what: string) {
    return wirePreset(this.name(what));
  }

  /** A participant of `meeting` with neither name nor picture. */
  participant(): Promise<Answered> {
    return this.once("participant", () => this.addTo(this.meeting(), "participant"));
  }

  async addTo(meeting: Promise<Answered>, what: string): Promise<Answered> {
    return this.data("POST", `meetings/${(await meeting).id}/participants`, await this.participantBody(what));
  }

  async participantBody(what: string) {
    return { custom_participant_id: this.name(what), preset_name: (await this.preset()).name };
  }

  webhook(what: "First" | "Second"): Promise<Answered> {
    return this.once(`webhook ${what}`, () => this.data("POST", "webhooks", this.webhookBody(what)));
  }

  /** Disabled, and to an address that nobody can own. */
  webhookBody(what: string) {
    const url = `https://example.com/${this.name(what)}`;
    return { name: this.name(what), url, events: ["meeting.started"], enabled: false };
  }

  /** Gives the scratch meeting this body, and nothing else. */
  async put(body: object): Promise<Answered> {
    const { id, title } = await this.meeting();
    return this.data("PUT", `meetings/${id}`, { title, ...body });
  }

  async patch(body: object): Promise<Answered> {
    return this.data("PATCH", `meetings/${(await this.meeting()).id}`, body);
  }

  /** The id of nothing. */
  unknownId(): string {
    return randomUUID();
  }

  private once(key: string, make: () => Promise<Answered>): Promise<Answered> {
    const known = this.shared.get(key);
    if (known) return known;
    const made = make();
    this.shared.set(key, made);
    return made;
  }
}
