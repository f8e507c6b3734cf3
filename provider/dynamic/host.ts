import type * as pulumi from "@pulumi/pulumi";
import { RealtimeKitError, RecordedError } from "../errors";
import { Operation } from "../operation";
import type { Definition } from "../resource/definition";
import { type Context, defineResource, type Resource } from "../resource/resource";
import { type JsonObject, pathText } from "../values";
import { isMoved, PROVIDER, refuseInDoubt, refuseReplacement } from "./moved";
import { ResourceNames } from "./resourceNames";
import { connectionFrom, type StackConfig, settingFailures, settingWarnings } from "./settings";

/**
 * Marks the outputs of a `.get()`, which declares nothing; neither the type nor the inputs tell the process so. It is
 * always null, which the engine's comparison treats as absent, so states without it don't change.
 */
const READ = "__read";

/** The providers of all types. They share one operation, because the process serves only one. */
export function hostAll<Name extends string>(definitions: Record<Name, Definition>) {
  const operation = new Operation();
  const hosted = Object.entries<Definition>(definitions).map(([name, definition]) => [
    name,
    dynamicProvider(defineResource(definition), operation),
  ]);
  return Object.fromEntries(hosted) as Record<Name, pulumi.dynamic.ResourceProvider>;
}

/** Adapts a resource to the interface that Pulumi's dynamic-provider process calls. */
export function dynamicProvider(resource: Resource, operation: Operation): pulumi.dynamic.ResourceProvider {
  // The process calls `configure` once and does not wait for it, so it must set the config synchronously.
  let config: StackConfig = { get: () => undefined };
  const names = new ResourceNames();
  const warned = new Set<string>();
  const warnOnce = (message: string) => {
    if (!warned.has(message)) warn(message);
    warned.add(message);
  };
  const variable = (name: string) => (Object.hasOwn(process.env, name) ? process.env[name] : undefined);
  const context = (inputs: JsonObject, resource = names.of(inputs)): Context => ({
    operation,
    get connection() {
      return connectionFrom(config);
    },
    resource,
    warn,
    variable,
    config: (key) => config.get(key),
  });
  const isRead = (outputs: JsonObject) => Object.hasOwn(outputs, READ) || resource.isAddressOnly(outputs);
  // The process passes only the old outputs, which repeat the inputs if something was declared.
  const recorded = (id: string, outputs: JsonObject) => {
    return { id, inputs: isRead(outputs) ? undefined : outputs, outputs };
  };

  return {
    async configure(request) {
      config = request.config;
    },

    check: (olds, news) =>
      shaped(() => {
        const { [PROVIDER]: provider, ...named } = plain(news);
        const { inputs: given, resource: name } = names.take(named);
        const oldInputs = Object.keys(olds).length === 0 ? undefined : plain(olds);
        const request = { inputs: given, oldInputs, resource: name, operation, variable };
        const { inputs, failures, warnings } = resource.check(request);
        const checked = { ...inputs, [PROVIDER]: provider as string };
        names.remember(checked, name);
        const who = name === undefined ? "" : `${name.name}: `;
        for (const { path, reason } of warnings) warn(`${who}${pathText(path)}: ${reason}`);
        for (const warning of settingWarnings(config)) warnOnce(warning);
        const reasons = [
          ...settingFailures(config),
          ...failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`),
        ];
        return {
          inputs: checked,
          // The engine prints the value of a property that a failure names, including secrets, so a failure names none.
          failures: reasons.map((reason) => ({ property: "", reason })),
        };
      }),

    diff: (id, olds, news) =>
      shaped(() => {
        const [old, inputs] = [plain(olds), plain(news)];
        if (resource.isAddressOnly(inputs)) return { changes: false };
        const moved = isMoved(old);
        if (moved) refuseInDoubt(resource.definition, id);
        const change = { id, oldInputs: old, oldOutputs: old, inputs };
        const changes = resource.diff(change, { operation, resource: names.bind(inputs, id) });
        if (moved) {
          refuseReplacement(resource.definition, change, changes);
          // Always, so that the engine runs the update that records `__provider`. With undefined, `replaceOnChanges`
          // could make it a replacement.
          return { changes: true };
        }
        if (changes.length === 0) return { changes: false };
        // If `changes` is undefined, the engine compares the inputs itself. It then knows the changed properties, which
        // this interface has no field for, shows each of them, and respects `replaceOnChanges`.
        const replaces = changes.filter(({ replace }) => replace).map(({ path }) => String(path[0]));
        // If a create is in doubt or could not finish, no input may have changed, and the engine would find nothing.
        const isOfInputs = changes.some(({ path }) => Object.hasOwn(resource.definition.inputs.shape, String(path[0])));
        return { ...(isOfInputs ? {} : { changes: true }), replaces: [...new Set(replaces)] };
      }),

    create: (inputs) =>
      shaped(async () => {
        const given = plain(inputs);
        const { id, outputs } = await resource.create(given, context(given));
        return { id, outs: outputs };
      }, inputs),

    read: (id, props) =>
      shaped(async () => {
        const outputs = plain(props);
        const found = await resource.read(recorded(id, outputs), context(outputs));
        // To the engine, an empty response means that the resource no longer exists.
        if (!found) return {};
        return {
          id: found.id,
          props: isRead(outputs) ? { ...found.outputs, [READ]: null } : found.outputs,
          ...(found.inputs ? { inputs: found.inputs } : {}),
        };
      }),

    update: (id, olds, news) =>
      shaped(async () => {
        const [old, inputs] = [plain(olds), plain(news)];
        const change = { id, oldInputs: old, oldOutputs: old, inputs };
        const updateContext = context(inputs, names.ofObject(inputs, id));
        if (isMoved(old) && resource.diff(change, updateContext).length === 0) {
          // The old outputs do not show what an update of the plugin could not finish.
          const found = await resource.read(recorded(id, old), updateContext);
          if (found !== undefined && found.inputs === undefined) return { outs: { ...old, ...inputs } };
        }
        const { outputs } = await resource.update(change, updateContext);
        return { outs: outputs };
      }, news),

    delete: (id, props) =>
      shaped(() => {
        const outputs = plain(props);
        return resource.remove(recorded(id, outputs), context(outputs));
      }),
  };
}

/** Removes what the process cannot serialize, undefined and class instances: it would fail after the remote call. */
function plain<T>(value: T): T & JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Gives an error the shape that the process expects. The process would print a stack trace next to the message. `id`
 * and `properties` are what the state records; without `__provider` in them, the resource could never be deleted.
 */
async function shaped<T>(call: () => T | Promise<T>, inputs?: Record<string, unknown>): Promise<T> {
  try {
    return plain((await call()) ?? {}) as T;
  } catch (error) {
    const shape = error instanceof Error ? error : new Error(String(error));
    if (error instanceof RealtimeKitError) {
      Object.assign(shape, { stack: "see the error of the resource", toString: () => error.code });
    }
    if (error instanceof RecordedError) {
      const properties = plain({ ...error.outputs, [PROVIDER]: inputs?.[PROVIDER] });
      Object.assign(shape, { properties, reasons: [error.message] });
    }
    throw shape;
  }
}

// After the engine was killed, nobody reads this stream. Without a listener, the error of the second write would be
// uncaught, and the process's handler for uncaught errors would write it to the same stream, in an endless loop.
process.stderr.on("error", () => {});

/** Pulumi shows what a provider process writes, as information about the stack. */
function warn(message: string): void {
  console.error(`warning: ${message}`);
}
