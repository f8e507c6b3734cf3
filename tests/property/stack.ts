import type { Connection } from "../../provider/api/connection";
import { RecordedError } from "../../provider/errors";
import { Operation } from "../../provider/operation";
import type { Context, Resource } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";

/** What the state has of the resource. */
interface Entry {
  id: string;
  inputs: JsonObject;
  outputs: JsonObject;
  /** The last write could not finish, so the next `up` writes again. */
  isUnfinished?: boolean;
}

/** A stack of one resource, whose calls and state are the engine's. Each command is a process of its own. */
export class Stack {
  state: Entry | undefined;
  /** Replaced, and not removed yet. */
  private condemned: Entry[] = [];
  readonly warnings: string[] = [];

  constructor(
    private readonly resource: Resource,
    public connection: Connection,
  ) {}

  async up(args: JsonObject): Promise<"create" | "replace" | "update" | "same"> {
    const context = this.context();
    const { operation } = context;
    const old = this.state;
    const { inputs, failures } = this.resource.check({ inputs: args, oldInputs: old?.inputs, operation });
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    if (!old) {
      await this.create(inputs, context);
      return "create";
    }
    const change = { id: old.id, oldInputs: old.inputs, oldOutputs: old.outputs, inputs };
    const changes = this.resource.diff(change, { operation });
    if (changes.some(({ replace }) => replace)) {
      await this.create(inputs, context);
      await this.clean(context);
      return "replace";
    }
    const isAsked = changes.length > 0 || old.isUnfinished === true;
    if (isAsked) {
      await this.recording(inputs, async () => ({
        id: old.id,
        ...(await this.resource.update(change, context)),
      }));
    } else {
      this.state = { ...old, inputs };
    }
    await this.clean(context);
    return isAsked ? "update" : "same";
  }

  /** Returns whether something differs from what is declared. */
  async refresh(): Promise<boolean> {
    if (!this.state) return false;
    const found = await this.resource.read(this.state, this.context());
    const inputs = found?.inputs ?? this.state.inputs;
    this.state = found && { id: found.id, inputs, outputs: found.outputs };
    return !found || found.inputs !== undefined;
  }

  async destroy(): Promise<void> {
    const context = this.context();
    await this.clean(context);
    if (this.state) await this.resource.remove(this.state, context);
    this.state = undefined;
  }

  private async create(inputs: JsonObject, context: Context): Promise<void> {
    const old = this.state;
    await this.recording(inputs, () => this.resource.create(inputs, context)).finally(() => {
      if (old && this.state !== old) this.condemned.push(old);
    });
  }

  /** What a write leaves in the state, also one that fails. */
  private async recording(
    inputs: JsonObject,
    write: () => Promise<{ id: string; outputs: JsonObject }>,
  ): Promise<void> {
    try {
      this.state = { ...(await write()), inputs };
    } catch (error) {
      if (error instanceof RecordedError) {
        this.state = { id: error.id, inputs, outputs: error.outputs, isUnfinished: true };
      }
      throw error;
    }
  }

  private async clean(context: Context): Promise<void> {
    for (const entry of this.condemned) await this.resource.remove(entry, context);
    this.condemned = [];
  }

  private context(): Context {
    return {
      operation: new Operation(),
      connection: this.connection,
      warn: (message) => this.warnings.push(message),
      // Also where the secret is a URL.
      variable: (name) => `https://${name}.example/secret`,
    };
  }
}
