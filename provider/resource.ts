import type { z } from "zod";
import { type Api, connect } from "./api/client";
import type { Connection } from "./api/connection";
import { atDeclaredPaths, differences, withoutSecrets } from "./declared";
import { IncompleteError, RealtimeKitError } from "./errors";
import { redactor } from "./redact";
import { type Failure, validator } from "./schema/validate";
import { describe, pathsWith } from "./schema/walk";
import { type JsonObject, type Path, pathText, pick, valueAt } from "./values";

/** An object as the service shows it, in our names. */
export interface Remote {
  id: string;
  shown: JsonObject;
}

/** Thrown by a remote call whose first step made or changed the object and whose later step failed. */
export class Unfinished extends Error {
  constructor(
    readonly remote: Remote,
    override readonly cause: RealtimeKitError,
  ) {
    super(cause.message);
  }
}

/** What makes one type of resource: everything that differs between types is here, and nowhere else. */
export interface Definition {
  /** What it is called in messages. */
  name: string;
  schema: z.ZodObject;
  /** Outputs that the service makes, each with its doc; never a cause of a change. */
  computed: Readonly<Record<string, string>>;
  /** Rules across fields, beyond the schema. */
  failures(inputs: JsonObject, creating: boolean): Failure[];
  warnings(inputs: JsonObject): Failure[];
  /** Why an object that exists cannot take the new inputs; undefined when it can. Not asked when it is replaced. */
  refusal(id: string, inputs: JsonObject): string | undefined;
  calls: {
    create(inputs: JsonObject, api: Api): Promise<Remote>;
    read(id: string, props: JsonObject, api: Api): Promise<Remote>;
    update(id: string, inputs: JsonObject, api: Api): Promise<Remote>;
    remove(id: string, props: JsonObject, api: Api): Promise<void>;
  };
}

/** What a call to the service needs from whoever hosts the resource. */
export interface Context {
  connection: Connection;
  /** Tells the user something that is no failure. */
  warn(message: string): void;
}

export interface Resource {
  check(inputs: JsonObject, creating: boolean): { inputs: JsonObject; failures: Failure[]; warnings: Failure[] };
  diff(id: string, outputs: JsonObject, inputs: JsonObject): { changes: Path[]; replaces: string[] };
  create(inputs: JsonObject, context: Context): Promise<{ id: string; outputs: JsonObject }>;
  /** undefined: the service surely does not have it. */
  read(id: string, outputs: JsonObject, context: Context): Promise<{ id: string; outputs: JsonObject } | undefined>;
  update(id: string, inputs: JsonObject, context: Context): Promise<{ outputs: JsonObject }>;
  remove(id: string, outputs: JsonObject, context: Context): Promise<void>;
}

/** Makes a resource of its definition: plain data in and out, with no knowledge of Pulumi or of the environment. */
export function defineResource(definition: Definition): Resource {
  const { calls } = definition;
  const computed = Object.keys(definition.computed);
  const validate = validator(definition.schema);
  const schema = describe(definition.schema);
  const properties = Object.entries(schema.properties ?? {});
  const namesOf = (wanted: (facts: (typeof properties)[number][1]) => unknown) =>
    properties.filter(([, facts]) => wanted(facts)).map(([name]) => name);

  const kept = namesOf((facts) => !facts.onlyOnCreate);
  const shownByService = namesOf((facts) => !facts.local);
  const address = namesOf((facts) => facts.replaces);
  // A local field's default is the provider's to fill in; every other default is the service's.
  const defaults = Object.fromEntries(
    properties.flatMap(([name, facts]) => (facts.local && facts.default !== undefined ? [[name, facts.default]] : [])),
  );
  const secretPaths = pathsWith(schema, "secret");
  const guarded = {
    secret: new Set(secretPaths.map(pathText)),
    writeOnly: new Set(pathsWith(schema, "writeOnly").map(pathText)),
  };

  const secretsIn = (values: JsonObject) =>
    secretPaths.map((path) => valueAt(values, path)).filter((value) => typeof value === "string");
  const reach = ({ connection }: Context, values: JsonObject) =>
    connect(connection, redactor([connection.token, ...secretsIn(values)]));

  /** What is recorded: the service's word on what was declared, the address, and what the service makes. */
  function recorded(declared: JsonObject, remote: Remote, keepMissing: boolean): JsonObject {
    const shown = { ...defaults, ...remote.shown, ...pick(declared, address) };
    const values = atDeclaredPaths(pick(declared, kept), shown, guarded, keepMissing);
    return { ...values, ...pick(remote.shown, computed) };
  }

  /** Runs a call that writes. What it did is recorded also when it could not finish. */
  async function write(inputs: JsonObject, context: Context, call: (api: Api) => Promise<Remote>) {
    try {
      const remote = await call(reach(context, inputs));
      const truth = recorded(inputs, remote, false);
      const paths = differences(pick(inputs, kept), pick(truth, kept)).map(pathText);
      if (paths.length > 0) {
        context.warn(
          `${definition.name} ${remote.id}: RealtimeKit's answer differs from what is declared at ${paths.join(", ")}`,
        );
      }
      return { id: remote.id, outputs: recorded(inputs, remote, true) };
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
      throw new IncompleteError(error.remote.id, recorded(inputs, error.remote, true), error.cause);
    }
  }

  return {
    check(given, creating) {
      const inputs = { ...defaults, ...given };
      const failures = [...validate(inputs), ...definition.failures(inputs, creating)];
      return { inputs, failures, warnings: failures.length > 0 ? [] : definition.warnings(inputs) };
    },

    diff(id, outputs, inputs) {
      const changes = differences(pick(outputs, kept), pick(inputs, kept));
      const replaces = address.filter((name) => changes.some((path) => path[0] === name));
      const refusal = replaces.length > 0 ? undefined : definition.refusal(id, inputs);
      if (refusal !== undefined) throw new RealtimeKitError("RTK_ADOPT", refusal);
      return { changes, replaces };
    },

    create: (inputs, context) => write(inputs, context, (api) => calls.create(inputs, api)),

    async read(id, outputs, context) {
      try {
        const remote = await calls.read(id, outputs, reach(context, outputs));
        const isRecorded = computed.some((name) => Object.hasOwn(outputs, name));
        if (isRecorded) return { id: remote.id, outputs: recorded(outputs, remote, false) };
        // Nothing is declared, as with `.get()`: everything is shown, secrets only where a marked place is ready.
        const unmarked = secretPaths.filter((path) => valueAt(outputs, path) === undefined).map(pathText);
        const shown = withoutSecrets(pick(remote.shown, [...shownByService, ...computed]), new Set(unmarked));
        const local = pick({ ...defaults, ...remote.shown, ...pick(outputs, address) }, [
          ...address,
          ...Object.keys(defaults),
        ]);
        return { id: remote.id, outputs: { ...(shown as JsonObject), ...local } };
      } catch (error) {
        if (error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND") return undefined;
        throw error;
      }
    },

    update: (id, inputs, context) => write(inputs, context, (api) => calls.update(id, inputs, api)),

    async remove(id, outputs, context) {
      try {
        await calls.remove(id, outputs, reach(context, outputs));
      } catch (error) {
        if (!(error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND")) throw error;
      }
    },
  };
}
