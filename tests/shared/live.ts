import { type Emulator, type FaultRule, startEmulator } from "realtimekit-emulator";
import { Operation } from "../../provider/operation";
import type { Definition } from "../../provider/resource/definition";
import { type Context, defineResource } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";

/** A type of resource over real HTTP, without an engine. */
export interface Live {
  emulator: Emulator;
  warnings: string[];
  resource: ReturnType<typeof defineResource>;
  /** Another operation of the engine: it knows nothing of what the last one did. */
  next(): void;
  /** What check() finds wrong, as `path: reason`. */
  problems(inputs: JsonObject): string[];
  create(inputs: JsonObject): Promise<{ id: string; outputs: JsonObject }>;
  fault(rule: FaultRule): void;
  /** `POST webhooks 201`, since the last call of this. */
  requests(): string[];
  context(): Context;
}

export async function live(definition: Definition, deadlineMs = 4_000): Promise<Live> {
  const emulator = await startEmulator();
  const warnings: string[] = [];
  const resource = defineResource(definition);
  let operation = new Operation();
  const context = (): Context => ({
    operation,
    connection: {
      baseUrl: new URL(emulator.url),
      token: "token-of-tests",
      tokenSource: "environment",
      deadlineMs,
      callsPer5Minutes: 1_000_000,
    },
    warn: (message) => warnings.push(message),
    variable: () => undefined,
  });
  const check = (inputs: JsonObject) => resource.check({ inputs, oldInputs: undefined, operation: new Operation() });
  return {
    emulator,
    warnings,
    resource,
    next() {
      operation = new Operation();
    },
    problems: (inputs) => check(inputs).failures.map(({ path, reason }) => `${path.map(String).join(".")}: ${reason}`),
    create: (inputs) => resource.create(check(inputs).inputs, context()),
    fault: (rule) => emulator.faults.add(rule),
    requests: () =>
      emulator.requests
        .splice(0)
        .map(({ method, path, status }) => `${method} ${path.split("/kit/")[1]?.replace(/^app\//, "")} ${status}`),
    context,
  };
}
