import { isNotFound, RealtimeKitError, RecordedError } from "../errors";
import { newPlaceholder, PENDING_SINCE, type PendingCreate } from "../pending";
import { existsError } from "../recovery/exists";
import { DoubtError } from "../recovery/lost";
import type { Facts } from "../schema/facts";
import { environmentName } from "../schema/secretText";
import { type JsonObject, merged, pathText, pick, valueAt, withValue } from "../values";
import { addressInWords } from "./address";
import { addressNames } from "./collection";
import { differences } from "./compare";
import type { Change, Definition, Remote } from "./definition";
import { liveOfDeclared, outputsOf } from "./outputs";
import type { Context } from "./resource";
import { type Service, serviceOf } from "./service";

/** Thrown by a call whose first step created or changed the object and whose later step failed. */
export class Unfinished extends Error {
  constructor(
    readonly remote: Remote,
    override readonly cause: RealtimeKitError,
  ) {
    super(cause.message);
  }
}

/** The calls that write. What they did is recorded even if they could not complete. */
export function writer(definition: Definition, facts: Facts) {
  const declared = (inputs: JsonObject) => pick(inputs, facts.names);

  async function write(
    inputs: JsonObject,
    old: { inputs: JsonObject; outputs: JsonObject },
    context: Context,
    call: (sent: JsonObject, service: Service) => Promise<Remote>,
  ) {
    // Outputs repeat the inputs, because a dynamic provider gets only the old outputs and must know the old inputs.
    const outputs = (remote: Remote) => merged(declared(inputs), outputsOf(remote, old.outputs, facts));
    try {
      const sent = resolved(inputs, facts, context);
      const service = serviceOf(definition, facts, context, [sent, inputs, old.inputs, old.outputs]);
      const remote = await call(sent, service);
      warnOfOthers(remote, inputs, context);
      return { id: remote.id, outputs: outputs(remote) };
    } catch (error) {
      if (!(error instanceof Unfinished)) throw error;
      const { remote, cause } = error;
      const summary = `the ${definition.name} ${remote.id} exists and the state records it, but ${cause.brief}. The next "pulumi up" completes it`;
      throw new RecordedError("RTK_INCOMPLETE", summary, remote.id, outputs(remote), { cause });
    }
  }

  /** What the answer leaves out says nothing: it may be a part of the object. */
  function warnOfOthers(remote: Remote, inputs: JsonObject, { warn }: Context): void {
    const answered = pick(declared(inputs), Object.keys(remote.live));
    const others = differences(answered, liveOfDeclared(answered, remote, facts), facts);
    if (others.length === 0) return;
    const paths = others.map(({ path }) => pathText(path)).join(", ");
    warn(
      `${definition.name} ${remote.id}: RealtimeKit's answer differs from what you declare at ${paths}; "pulumi refresh" shows what it has`,
    );
  }

  /** The object of a create that an earlier run sent, as it is declared now. */
  async function resumed(pending: PendingCreate, inputs: JsonObject, service: Service): Promise<Remote | undefined> {
    const found = await service.resume(pending);
    if (!found || !definition.update) return found;
    const change = { id: found.id, oldInputs: pending.inputs, oldOutputs: found.live, inputs };
    try {
      const updated = await definition.update(change, service);
      // An answer to an update may leave out what only the create, or a read, shows.
      return { id: found.id, live: merged(found.live, updated.live) };
    } catch (error) {
      throw error instanceof RealtimeKitError ? new Unfinished(found, error) : error;
    }
  }

  /** The error of a write to an existing object that RealtimeKit refused, with what to do about it. */
  async function explained(error: unknown, id: string, inputs: JsonObject, service: Service): Promise<unknown> {
    const { recovery: strategy } = definition;
    if (isNotFound(error)) {
      const advice = '"pulumi refresh" removes it from the state, and the next "pulumi up" creates another';
      return new RealtimeKitError(error.code, `${error.summary}; ${advice}`, error);
    }
    const isTaken = error instanceof RealtimeKitError && error.status === 409 && strategy.isUnique === true;
    return isTaken ? existsError({ inputs, service, strategy }, error, id) : error;
  }

  return {
    async create(inputs: JsonObject, context: Context) {
      const pending = context.operation.pending.take(declared(inputs));
      const old = { inputs: pending?.inputs ?? {}, outputs: {} };
      try {
        return await write(inputs, old, context, async (sent, service) => {
          const create: Service["create"] = async (given, request) =>
            (pending && (await resumed(pending, given, service))) ?? service.create(given, request);
          const { adoptId } = sent;
          return definition.create(sent, { ...service, create }).catch(async (error) => {
            throw typeof adoptId === "string" ? await explained(error, adoptId, sent, service) : error;
          });
        });
      } catch (error) {
        if (error instanceof RealtimeKitError && error.parentMissing) {
          const check = `Check ${addressInWords(inputs, addressNames(definition.collection), facts, context)}`;
          throw new RealtimeKitError(error.code, `${error.summary}. ${check}`, error);
        }
        if (!(error instanceof DoubtError)) throw error;
        // The state already records the first create. If it had a second entry, the delete of that entry would later
        // close the object that by then may belong to the resource.
        if (pending) throw error;
        const outputs = { ...declared(inputs), [PENDING_SINCE]: new Date(error.since).toISOString() };
        throw new RecordedError(error.code, error.summary, newPlaceholder(), outputs, error);
      }
    },

    async update(change: Change, context: Context) {
      const { id, oldInputs, oldOutputs, inputs } = change;
      return write(inputs, { inputs: oldInputs, outputs: oldOutputs }, context, (sent, service) => {
        if (!definition.update)
          throw new RealtimeKitError("RTK_IMMUTABLE", `the ${definition.name} ${id} cannot be changed`);
        return definition
          .update({ ...change, inputs: sent }, service)
          .catch(async (error) => Promise.reject(await explained(error, id, sent, service)));
      });
    },
  };
}

/** The inputs to send, in which secrets that are given as the name of a variable have their values. */
function resolved(inputs: JsonObject, facts: Facts, context: Context): JsonObject {
  return facts.secretPathsOf(inputs).reduce((values, path) => {
    const name = environmentName(valueAt(values, path));
    if (name === undefined) return values;
    const value = context.variable(name);
    if (typeof value === "string" && value !== "") return withValue(values, path, value);
    throw new RealtimeKitError(
      "RTK_SECRET",
      `${pathText(path)}: the environment has no variable ${name}, or it is empty; set it where "pulumi up" runs`,
    );
  }, inputs);
}
