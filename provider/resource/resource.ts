import { type Api, connect } from "../api/client";
import type { Connection } from "../api/connection";
import { IncompleteError, isNotFound, RealtimeKitError } from "../errors";
import { redactor } from "../redact";
import { environmentName } from "../schema/secretText";
import { type Problem, validator } from "../schema/validate";
import { describe, pathsWith } from "../schema/walk";
import { isTooDeep, type JsonObject, merged, type Path, pathText, pick, valueAt, withValue } from "../values";
import { atDeclaredPaths, differences, withoutSecrets } from "./compare";
import type { Definition, Remote } from "./definition";

/** Thrown by a remote call whose first step made or changed the object and whose later step failed. */
export class Unfinished extends Error {
  constructor(
    readonly remote: Remote,
    override readonly cause: RealtimeKitError,
  ) {
    super(cause.message);
  }
}

/** What a call to the service needs from whoever hosts the resource. */
export interface Context {
  connection: Connection;
  /** Tells the user something that is no failure. */
  warn(message: string): void;
  /** The environment's variable of that name, for secrets that are given by name. */
  variable(name: string): string | undefined;
}

export interface Found {
  id: string;
  outputs: JsonObject;
  inputs?: JsonObject;
}

export interface Resource {
  check(inputs: JsonObject, creating: boolean): { inputs: JsonObject; failures: Problem[]; warnings: Problem[] };
  diff(id: string, outputs: JsonObject, inputs: JsonObject): { changes: Path[]; replaces: string[] };
  create(inputs: JsonObject, context: Context): Promise<{ id: string; outputs: JsonObject }>;
  /** undefined: the service surely does not have it. `inputs`, where it drifted: what is declared, as the service has it. */
  read(id: string, outputs: JsonObject, context: Context): Promise<Found | undefined>;
  update(id: string, inputs: JsonObject, context: Context): Promise<{ outputs: JsonObject }>;
  remove(id: string, outputs: JsonObject, context: Context): Promise<void>;
}

/** Makes a resource of its definition: plain data in and out, with no knowledge of Pulumi or of the environment. */
export function defineResource(definition: Definition): Resource {
  const { calls } = definition;
  const computed = Object.keys(definition.outputs.shape);
  const validate = validator(definition.inputs);
  const schema = describe(definition.inputs);
  const properties = Object.entries(schema.properties ?? {});
  const namesOf = (wanted: (facts: (typeof properties)[number][1]) => unknown) =>
    properties.filter(([, facts]) => wanted(facts)).map(([name]) => name);

  const names = namesOf(() => true);
  const compared = namesOf((facts) => !facts.onlyOnCreate);
  const address = namesOf((facts) => facts.replaces);
  const providerOnly = namesOf((facts) => facts.providerOnly);
  // What a call of its own sets has a default that is the provider's to fill in; every other default is the service's.
  const defaults = Object.fromEntries(
    properties.flatMap(([name, facts]) =>
      facts.separateCall && facts.default !== undefined ? [[name, facts.default]] : [],
    ),
  );
  const secretPaths = pathsWith(schema, "secret");
  const guarded = {
    secret: new Set(secretPaths.map(pathText)),
    writeOnly: new Set(pathsWith(schema, "writeOnly").map(pathText)),
    defaults: new Map(
      properties.flatMap(([name, facts]) => (facts.default === undefined ? [] : [[name, facts.default]])),
    ),
  };

  // check() fills the defaults in; values without them are those of a `.get()`, which declares nothing.
  const isDeclared = (values: JsonObject) => Object.keys(defaults).every((name) => Object.hasOwn(values, name));

  const secretsIn = (values: JsonObject, { variable }: Context) =>
    secretPaths
      .map((path) => {
        const value = valueAt(values, path);
        const name = environmentName(value);
        return name === undefined ? value : variable(name);
      })
      .filter((value) => typeof value === "string");
  const reach = (context: Context, values: JsonObject) => {
    const { connection, warn } = context;
    return connect(connection, redactor([connection.token, ...secretsIn(values, context)]), warn);
  };

  /** What is declared, as the service has it. */
  function shownOfDeclared(declared: JsonObject, remote: Remote): JsonObject {
    const shown = merged(defaults, remote.shown, pick(declared, providerOnly));
    return atDeclaredPaths(pick(declared, names), shown, guarded);
  }

  /** Everything, for a read with nothing declared, as with `.get()`; a secret only where a marked place is ready. */
  function allShown(remote: Remote, places: JsonObject): JsonObject {
    const unmarked = secretPaths.filter((path) => valueAt(places, path) === undefined).map(pathText);
    const shown = merged(defaults, pick(remote.shown, [...names, ...computed]), pick(places, address));
    return withoutSecrets(shown, new Set(unmarked)) as JsonObject;
  }

  /** The inputs to send: secrets that are given by the name of a variable have their value. */
  function resolved(inputs: JsonObject, context: Context): JsonObject {
    return secretPaths.reduce((values, path) => {
      const name = environmentName(valueAt(values, path));
      if (name === undefined) return values;
      const value = context.variable(name);
      if (typeof value === "string" && value !== "") return withValue(values, path, value);
      throw new RealtimeKitError(
        "RTK_SECRET",
        `${pathText(path)}: the environment has no variable ${name}, or it is empty`,
      );
    }, inputs);
  }

  /** Runs a call that writes. What it did is recorded also when it could not finish. */
  async function write(inputs: JsonObject, context: Context, call: (sent: JsonObject, api: Api) => Promise<Remote>) {
    // Outputs repeat the inputs, always: diff() gets the old outputs alone and so knows what the old inputs were.
    // Only a read brings other values in, and then into both.
    const outputs = (remote: Remote) => merged(pick(inputs, names), pick(remote.shown, computed));
    try {
      const sent = resolved(inputs, context);
      const remote = await call(sent, reach(context, sent));
      const paths = differences(pick(inputs, names), shownOfDeclared(inputs, remote)).map(pathText);
      if (paths.length > 0) {
        context.warn(
          `${definition.name} ${remote.id}: RealtimeKit's answer differs from what is declared at ${paths.join(", ")}; "pulumi refresh" shows what it has`,
        );
      }
      return { id: remote.id, outputs: outputs(remote) };
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
      throw new IncompleteError(error.remote.id, outputs(error.remote), error.cause);
    }
  }

  return {
    check(given, creating) {
      const inputs = merged(defaults, given);
      const deep = Object.keys(inputs).filter((name) => isTooDeep(inputs[name]));
      if (deep.length > 0) {
        const failures = deep.map((name) => ({ path: [name], reason: "nested too deep to be right" }));
        return { inputs, failures, warnings: [] };
      }
      const failures = [...validate(inputs), ...definition.failures(inputs, creating)];
      return { inputs, failures, warnings: failures.length > 0 ? [] : definition.warnings(inputs) };
    },

    diff(id, outputs, inputs) {
      if (!isDeclared(inputs)) return { changes: [], replaces: [] };
      const changes = differences(pick(outputs, compared), pick(inputs, compared));
      const replaces = address.filter((name) => changes.some((path) => path[0] === name));
      const refusal = replaces.length > 0 ? undefined : definition.refusal(id, inputs);
      if (refusal !== undefined) throw new RealtimeKitError("RTK_ADOPT", refusal);
      return { changes, replaces };
    },

    create: (inputs, context) => write(inputs, context, calls.create),

    async read(id, outputs, context) {
      const isRecorded = isDeclared(outputs);
      try {
        const remote = await calls.read(id, outputs, reach(context, outputs));
        if (!isRecorded) return { id: remote.id, outputs: allShown(remote, outputs) };
        const found = shownOfDeclared(outputs, remote);
        const drifted = differences(pick(outputs, names), found).length > 0;
        return {
          id: remote.id,
          outputs: merged(found, pick(remote.shown, computed)),
          ...(drifted ? { inputs: found } : {}),
        };
      } catch (error) {
        // What a `.get()` asks for and is not there is an error; what was there is gone.
        if (isNotFound(error) && isRecorded) return undefined;
        throw error;
      }
    },

    update: (id, inputs, context) => write(inputs, context, (sent, api) => calls.update(id, sent, api)),

    async remove(id, outputs, context) {
      try {
        await calls.remove(id, outputs, reach(context, outputs));
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}
