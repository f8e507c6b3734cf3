import type { Connection } from "../api/connection";
import type { Identity } from "../claims";
import { RealtimeKitError } from "../errors";
import type { Operation } from "../operation";
import { isPlaceholder, PENDING_SINCE, pendingCreate } from "../pending";
import { type Facts, factsOf } from "../schema/facts";
import { environmentName } from "../schema/secretText";
import { type Problem, validator } from "../schema/validate";
import type { InputSource } from "../schema/walk";
import { isNothing, isTooDeep, type JsonObject, merged, pathText, pick, UNKNOWN, valueAt } from "../values";
import { placeAt } from "./collection";
import { type Difference, differences } from "./compare";
import type { Change, Definition, Recorded } from "./definition";
import { isAddressOnly } from "./outputs";
import { reader } from "./read";
import { remover } from "./remove";
import { writer } from "./write";

/** What a call to RealtimeKit needs from the host of the resource. */
export interface Context {
  operation: Operation;
  readonly connection: Connection;
  resource?: Identity | undefined;
  /** Shows the user a message that is not an error. */
  warn(message: string): void;
  /** The value of an environment variable, for secrets that are given by name. */
  variable(name: string): string | undefined;
  /** The value of a config key of the stack, such as `realtimekit:appId`. */
  config?(key: string): string | undefined;
}

export interface CheckRequest {
  inputs: JsonObject;
  /** Undefined if a new object is created. */
  oldInputs: JsonObject | undefined;
  resource?: Identity | undefined;
  operation: Operation;
  /** As in `Context`. */
  variable?: Context["variable"];
}

export interface Checked {
  inputs: JsonObject;
  failures: Problem[];
  warnings: Problem[];
}

export interface Found {
  id: string;
  outputs: JsonObject;
  /** Everything that RealtimeKit returns, including secrets. */
  live: JsonObject;
  /** The declared values as RealtimeKit has them, if they differ. */
  inputs?: JsonObject;
}

/** A type of resource as hosts use it: plain data in and out, without knowledge of Pulumi or the environment. */
export interface Resource {
  readonly definition: Definition;
  /** Does no I/O: the engine checks one resource after another, at every preview. */
  check(request: CheckRequest): Checked;
  /** The changes, with `replace` if the object cannot make them. Does no I/O. */
  diff(change: Change, owner: { operation: Operation; resource?: Identity | undefined }): Difference[];
  create(inputs: JsonObject, context: Context): Promise<{ id: string; outputs: JsonObject }>;
  /** Undefined if RealtimeKit no longer has it. */
  read(recorded: Recorded, context: Context): Promise<Found | undefined>;
  update(change: Change, context: Context): Promise<{ outputs: JsonObject }>;
  remove(recorded: Recorded, context: Context): Promise<void>;
  /** Whether the values are those of a `.get()` that was not read yet. */
  isAddressOnly(values: JsonObject): boolean;
}

/**
 * Turns a definition into a resource.
 *
 * @param source where the host takes inputs from that a resource leaves out, if it has a source of its own
 */
export function defineResource(definition: Definition, source?: InputSource): Resource {
  const facts = factsOf(definition, source);
  const validate = validator(definition.inputs, source);
  const write = writer(definition, facts);
  const claim = (change: Change, operation: Operation, resource: Identity | undefined) => {
    const place = placeAt(definition.collection, change.oldInputs, change.id);
    const other = operation.claims.keep(place, { resource, conflict: definition.conflict(change.inputs) });
    if (other) throw ownedTwice(definition, change, other);
  };

  return {
    definition,

    check({ inputs: given, oldInputs, resource, operation, variable }) {
      const filledIn = merged(facts.filledIn, given);
      const deep = Object.keys(filledIn).filter((name) => isTooDeep(filledIn[name]));
      if (deep.length > 0) {
        const failures = deep.map((name) => ({ path: [name], reason: "nested too deeply to be valid" }));
        return { inputs: filledIn, failures, warnings: [] };
      }
      const isNew = oldInputs === undefined;
      const inputs = definition.complete?.(filledIn, { oldInputs }) ?? filledIn;
      const conflict = operation.claims.declare(resource, definition.keys?.(inputs, isNew) ?? [], isNew);
      const failures = [
        ...validate(inputs),
        ...(definition.failures?.(inputs, isNew) ?? []),
        ...(conflict ? [{ path: conflict.key.path, reason: conflict.key.reason(conflict.other) }] : []),
      ];
      const warnings = () => [...(definition.warnings?.(inputs) ?? []), ...missingVariables(inputs, facts, variable)];
      return { inputs, failures, warnings: failures.length > 0 ? [] : warnings() };
    },

    diff(change, { operation, resource }) {
      const { id, oldInputs, oldOutputs, inputs } = change;
      if (isPlaceholder(id)) {
        operation.pending.add(pick(inputs, facts.names), pendingCreate(id, pick(oldInputs, facts.names), oldOutputs));
        return [{ path: [PENDING_SINCE], kind: "update", replace: true }];
      }
      const changes = [
        ...differences(pick(oldInputs, facts.compared), pick(inputs, facts.compared), facts).map((each) =>
          facts.replacing.includes(String(each.path[0])) ? { ...each, replace: true as const } : each,
        ),
        // No read brings back what only the answer to a write has.
        ...facts.needed
          .filter((name) => isNothing(oldOutputs[name]))
          .map((name): Difference => ({ path: [name], kind: "add" })),
      ];
      if (changes.some(({ replace }) => replace)) {
        operation.claims.know(placeAt(definition.collection, oldInputs, id));
        return changes;
      }
      const refusal = definition.refusal?.(change);
      if (refusal) throw new RealtimeKitError(refusal.code, refusal.reason);
      const isAsked = !operation.claims.isOnlyRead(placeAt(definition.collection, oldInputs, id), resource);
      if (!definition.update && isAsked) {
        // A value that nobody knows yet may be the old one.
        const refused = changes.filter(({ path }) => valueAt(inputs, path) !== UNKNOWN);
        if (refused.length > 0) throw immutable(definition.name, oldInputs, refused, facts);
      }
      claim(change, operation, resource);
      return changes;
    },

    create: (inputs, context) => write.create(inputs, context),

    async update(change, context) {
      claim(change, context.operation, context.resource);
      return write.update(change, context);
    },

    read: reader(definition, facts),
    remove: remover(definition, facts),
    isAddressOnly: (values) => isAddressOnly(values, facts),
  };
}

/**
 * The provider reads these variables only when it sends the secrets, but a preview can already see that one is missing.
 */
function missingVariables(inputs: JsonObject, facts: Facts, variable: Context["variable"] | undefined): Problem[] {
  if (!variable) return [];
  return facts.secretPathsOf(inputs).flatMap((path) => {
    const name = environmentName(valueAt(inputs, path));
    return name === undefined || variable(name) ? [] : [{ path, reason: `the environment has no variable ${name}` }];
  });
}

/** Says what the object has, because somebody else may have changed it. */
function immutable(name: string, old: JsonObject, changes: readonly Difference[], { secret }: Facts): RealtimeKitError {
  const paths = changes.map(({ path }) => pathText(path));
  const values = changes.map(({ path }) => JSON.stringify(valueAt(old, path)) ?? "absent");
  const has = paths.map((path, i) => `${path} ${secret.has(path) ? "[secret]" : values[i]}`).join(", ");
  return new RealtimeKitError(
    "RTK_IMMUTABLE",
    `${paths.join(", ")}: RealtimeKit cannot change this for an existing ${name} (it has ${has}); declare what it has, or declare a separate resource for another ${name}`,
  );
}

function ownedTwice({ name, conflict }: Definition, { id, inputs }: Change, other: Identity): RealtimeKitError {
  return new RealtimeKitError(
    conflict(inputs),
    `the ${name} ${id} of this resource is already used by another resource in this stack, ${JSON.stringify(other.name)}. Remove one of the two from the program and run "pulumi up": the ${name} stays, because the other resource has it`,
  );
}
