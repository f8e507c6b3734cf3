import { type Emulator, type EmulatorOptions, type FaultRule, startEmulator } from "realtimekit-emulator";
import { Operation } from "../../provider/operation";
import type { Context } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";

/** The resource over real HTTP, without an engine: fast enough for hundreds of creates. */
export interface FaultWorld {
  emulator: Emulator;
  warnings: string[];
  create(args: JsonObject): Promise<{ id: string; outputs: JsonObject }>;
  context: Context;
  fault(method: string, rule: Partial<FaultRule>): void;
  /** The methods of the requests since the last call of this. */
  methods(): string[];
  /** The open meetings of the app. */
  open(app?: string): ReturnType<Emulator["meetings"]>;
}

export const ACCOUNT = "account";

export async function faultWorld(deadlineMs: number, options: EmulatorOptions = {}): Promise<FaultWorld> {
  const emulator = await startEmulator(options);
  const warnings: string[] = [];
  const context: Context = {
    operation: new Operation(),
    connection: {
      baseUrl: new URL(emulator.url),
      token: "token-of-tests",
      tokenSource: "environment",
      deadlineMs,
      callsPer5Minutes: 1_000_000,
    },
    warn: (message) => warnings.push(message),
    variable: () => undefined,
  };
  return {
    emulator,
    warnings,
    context,
    create: (args) =>
      meeting.create(meeting.check({ accountId: ACCOUNT, appId: "app", ...args }, true).inputs, context),
    fault: (method, rule) => emulator.faults.add({ match: { method }, ...rule } as FaultRule),
    methods: () => emulator.requests.splice(0).map(({ method }) => method),
    open: (app = "app") => emulator.meetings(ACCOUNT, app).filter(({ status }) => status === "ACTIVE"),
  };
}

export type { FaultRule };
