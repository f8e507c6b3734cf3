import assert from "node:assert/strict";
import type { EngineStack } from "../../tests/engine/engineStack";
import type { Answered, Api } from "../api";

/** What a suite works with: its own stack on the real engine, and the service over plain HTTP beside it. */
export class Live {
  constructor(
    readonly api: Api,
    readonly stack: EngineStack,
    private readonly prefix: string,
  ) {}

  get here(): { accountId: string; appId: string } {
    const { accountId, appId } = this.api.target;
    return { accountId, appId };
  }

  name(what: string): string {
    return `${this.prefix}-${what}`;
  }

  /** The object as the service has it now. */
  async get(path: string): Promise<Answered> {
    const { status, body } = await this.api.call("GET", this.api.kit(path));
    assert.equal(status, 200, `GET ${path}`);
    return body.data;
  }

  async status(path: string): Promise<number> {
    return (await this.api.call("GET", this.api.kit(path))).status;
  }

  /** Changes the object by hand, behind the stack's back. */
  async edit(path: string, body: object): Promise<void> {
    assert.equal((await this.api.call("PATCH", this.api.kit(path), { body })).status, 200, `PATCH ${path}`);
  }

  async create(path: string, body: object): Promise<Answered> {
    const reply = await this.api.call("POST", this.api.kit(path), { body });
    assert.equal(reply.status, 201, `POST ${path}`);
    return reply.body.data;
  }

  /** Keeps the id of a meeting that the engine created, so that the run closes it whatever happens. */
  own(id: unknown): void {
    this.api.meetings.add(String(id));
  }

  async unchanged(): Promise<void> {
    assert.deepEqual((await this.stack.preview()).changes, {}, "the preview is not empty");
  }
}

/** Steps that build on each other, on one stack. */
export interface Suite {
  name: string;
  steps: [what: string, step: (live: Live) => Promise<void>][];
}
