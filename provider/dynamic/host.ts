import type * as pulumi from "@pulumi/pulumi";
import { IncompleteError, RealtimeKitError } from "../errors";
import type { Context, Resource } from "../resource/resource";
import { type JsonObject, pathText } from "../values";
import { connectionFrom, type StackConfig, settingFailures } from "./settings";

const PROVIDER = "__provider";
/** The name of the resource in the program. */
const RESOURCE = "__resource";

/** Puts a resource behind the interface that Pulumi's dynamic-provider process calls. */
export function dynamicProvider(resource: Resource): pulumi.dynamic.ResourceProvider {
  // The process calls `configure` once, and other calls may run before it has ended if it is not synchronous.
  let config: StackConfig = { get: () => undefined };
  const context = (): Context => ({
    connection: connectionFrom(config),
    warn,
    variable: (name) => (Object.hasOwn(process.env, name) ? process.env[name] : undefined),
  });

  return {
    async configure(request) {
      config = request.config;
    },

    check: (olds, news) =>
      shaped(() => {
        const { [PROVIDER]: provider, [RESOURCE]: _, ...given } = plain(news);
        const { inputs, failures, warnings } = resource.check(given, Object.keys(olds).length === 0);
        for (const { path, reason } of warnings) warn(`${pathText(path)}: ${reason}`);
        const reasons = [
          ...settingFailures(config),
          ...failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`),
        ];
        return {
          inputs: { ...inputs, [PROVIDER]: provider },
          // The engine prints the value of a property that a failure names, secrets included: so none is named.
          failures: reasons.map((reason) => ({ property: "", reason })),
        };
      }),

    diff: (id, olds, news) =>
      shaped(() => {
        const { changes, replaces } = resource.diff(id, plain(olds), plain(news));
        if (changes.length === 0) return { changes: false };
        // With `changes` left open the engine compares the inputs itself: it then knows the changed properties, which
        // this interface has no field for, shows each, and can obey `replaceOnChanges`.
        return { replaces };
      }),

    create: (inputs) =>
      shaped(async () => {
        const { id, outputs } = await resource.create(plain(inputs), context());
        return { id, outs: outputs };
      }, inputs),

    read: (id, props) =>
      shaped(async () => {
        const found = await resource.read(id, plain(props), context());
        // An empty answer is the engine's word for "gone".
        if (!found) return {};
        return { id: found.id, props: found.outputs, ...(found.inputs ? { inputs: found.inputs } : {}) };
      }),

    update: (id, _olds, news) =>
      shaped(async () => {
        const { outputs } = await resource.update(id, plain(news), context());
        return { outs: outputs };
      }, news),

    delete: (id, props) => shaped(() => resource.remove(id, plain(props), context())),
  };
}

/** What the process can take: no undefined, no class instances. It fails on them after the remote call was made. */
function plain<T>(value: T): T & JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Makes an error what the process expects. Its stack would be printed beside the message. An object that exists goes
 * along as `id` and `properties`; without `__provider` in them the resource could never be deleted.
 */
async function shaped<T>(call: () => T | Promise<T>, inputs?: Record<string, unknown>): Promise<T> {
  try {
    return plain((await call()) ?? {}) as T;
  } catch (error) {
    const shape = error instanceof Error ? error : new Error(String(error));
    if (error instanceof RealtimeKitError) {
      Object.assign(shape, { stack: "see the error of the resource", toString: () => error.code });
    }
    if (error instanceof IncompleteError) {
      const properties = plain({ ...error.outputs, [PROVIDER]: inputs?.[PROVIDER] });
      Object.assign(shape, { properties, reasons: [error.message] });
    }
    throw shape;
  }
}

// After the engine was killed nobody reads what is written. Without a listener the error of the second write is uncaught,
// and the process's own handler of such writes it to the same place, for ever.
process.stderr.on("error", () => {});

/** What a provider process writes is shown with the stack, as information. */
function warn(message: string): void {
  console.error(`warning: ${message}`);
}
