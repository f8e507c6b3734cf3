import { type Emulator, type EmulatorOptions, startEmulator } from "realtimekit-emulator";
import * as z from "zod";
import { hostAll } from "../../provider/dynamic/host";
import { Operation } from "../../provider/operation";
import { likeness } from "../../provider/recovery/likeness";
import type { Definition } from "../../provider/resource/definition";
import type { Context } from "../../provider/resource/resource";
import { field } from "../../provider/schema/field";
import { safeId } from "../../provider/schema/safeId";
import type { JsonObject } from "../../provider/values";

export const ADDRESS = { accountId: "account", appId: "app" };

export const addressFields = {
  accountId: field(safeId, { doc: "Account.", replaces: true, providerOnly: true }),
  appId: field(safeId, { doc: "App.", replaces: true, providerOnly: true }),
};

export const hookFields = {
  ...addressFields,
  name: field(z.string().min(1), { doc: "Name." }),
  url: field(z.string(), { doc: "Address." }),
  events: field(z.array(z.string()), { doc: "Events.", set: true }),
};

/** A webhook as a small resource: the least that a definition has to say. A test changes what it is about. */
export function hookWith(more: Partial<Definition> = {}): Definition {
  return {
    name: "hook",
    type: "Hook",
    collection: "{appId}/webhooks",
    emptyIsNotFound: true,
    documentation: "https://example.com/hooks",
    inputs: z.strictObject(hookFields),
    outputs: z.strictObject({ createdAt: field(z.string(), { doc: "Time.", kept: true }) }),
    conflict: () => "RTK_EXISTS",
    recovery: {
      key: ["name"],
      search: (_inputs, _since, hooks) => hooks.list(),
      fit: likeness,
      describe: ({ name }) => `hook ${JSON.stringify(name)}`,
    },
    create: (inputs, service) => service.create(inputs),
    update: ({ id, inputs }, service) => service.objects(inputs).put(id, inputs),
    remove: ({ id, outputs }, service) => service.objects(outputs).delete(id),
    ...more,
  };
}

export const HOOK = { name: "n", url: "http://127.0.0.1:1/hook", events: ["meeting.started", "meeting.ended"] };

/** Calls the provider of one resource as the engine does, each operation in a process of its own. */
export class ShapeStack {
  /** What the state has of the resource. */
  state: { id: string; inputs: JsonObject; outputs: JsonObject } | undefined;

  constructor(
    private readonly emulator: Emulator,
    private readonly definition: Definition,
    private readonly deadlineSeconds = 20,
  ) {}

  /** The provider in a new process. */
  provider() {
    const { it } = hostAll({ it: this.definition });
    const config: Record<string, string> = {
      "cloudflare:apiToken": "token",
      "cloudflare:baseUrl": this.emulator.url,
      "realtimekit:deadlineSeconds": String(this.deadlineSeconds),
    };
    it.configure?.({ config: { get: (key: string) => config[key] } as never });
    return it;
  }

  /** Declares the resource, and returns what the engine did. */
  async up(args: object): Promise<"create" | "replace" | "update" | "same"> {
    const provider = this.provider();
    const old = this.state;
    const given = { ...ADDRESS, ...args, __provider: "p" };
    const { inputs = {}, failures = [] } = (await provider.check?.(old?.inputs ?? {}, given)) ?? {};
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    if (old === undefined) {
      await this.create(provider, inputs);
      return "create";
    }
    const { changes, replaces = [] } = (await provider.diff?.(old.id, old.outputs, inputs)) ?? {};
    if (replaces.length > 0) {
      await this.create(provider, inputs);
      await provider.delete?.(old.id, old.outputs);
      return "replace";
    }
    if (changes === false) return "same";
    const { outs } = (await provider.update?.(old.id, old.outputs, inputs)) ?? {};
    this.state = { id: old.id, inputs, outputs: { ...outs, __provider: "p" } };
    return "update";
  }

  private async create(provider: ReturnType<ShapeStack["provider"]>, inputs: JsonObject): Promise<void> {
    const { id, outs } = await provider.create(inputs);
    this.state = { id, inputs, outputs: { ...outs, __provider: "p" } };
  }

  /** Returns whether RealtimeKit still has it. */
  async refresh(): Promise<boolean> {
    const { id, inputs, outputs } = this.recorded();
    const found = await this.provider().read?.(id, outputs);
    this.state = found?.id
      ? { id: found.id, inputs: found.inputs ?? inputs, outputs: { ...found.props, __provider: "p" } }
      : undefined;
    return this.state !== undefined;
  }

  async destroy(): Promise<void> {
    const { id, outputs } = this.recorded();
    await this.provider().delete?.(id, outputs);
    this.state = undefined;
  }

  private recorded() {
    if (!this.state) throw new Error("the stack has no resource");
    return this.state;
  }
}

/** An emulator, and stacks of one resource on it. What is left at the end of a test file is closed. */
export function shapeWorld(options: EmulatorOptions = {}) {
  let emulator: Emulator;
  const warnings: string[] = [];
  const outside = { ...process.env };
  beforeAll(async () => {
    emulator = await startEmulator(options);
    // They would take precedence over the config of the stacks here.
    delete process.env.CLOUDFLARE_API_TOKEN;
    delete process.env.CLOUDFLARE_BASE_URL;
  });
  beforeEach(() => {
    warnings.length = 0;
    // What a provider process writes, the engine shows.
    jest.spyOn(console, "error").mockImplementation((text) => void warnings.push(String(text)));
  });
  afterEach(() => {
    emulator.faults.clear();
    emulator.requests.length = 0;
    // With everything that they contain.
    for (const { id } of emulator.objects("apps", ADDRESS.accountId)) {
      emulator.removeObject("apps", ADDRESS.accountId, id);
    }
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    process.env = outside;
    await emulator.close();
  });
  return {
    warnings,
    get emulator() {
      return emulator;
    },
    /** What the core needs of a host, for one operation. */
    context: (operation = new Operation()): Context => ({
      operation,
      connection: {
        baseUrl: new URL(emulator.url),
        token: "token",
        tokenSource: "environment",
        deadlineMs: 20_000,
        callsPer5Minutes: 1_000_000,
      },
      warn: (message) => void warnings.push(message),
      variable: () => undefined,
    }),
    stack: (definition: Definition, deadlineSeconds?: number) => new ShapeStack(emulator, definition, deadlineSeconds),
    /** `POST webhooks 201`: what was asked since the last call of this. */
    requests: () => emulator.requests.splice(0).map(({ method, path, status }) => `${method} ${words(path)} ${status}`),
    hooks: () => emulator.objects("webhooks", ADDRESS.accountId, ADDRESS.appId),
  };
}

/** A path without the account and the app, and with `*` in the place of ids. */
function words(path: string): string {
  return path
    .replace(/^.*\/kit\/app\//, "")
    .replace(/\?.*$/, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "*");
}
