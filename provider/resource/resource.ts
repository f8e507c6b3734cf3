import type { Connection } from "../api/connection";
import type { Identity } from "../claims";
import { RealtimeKitError } from "../errors";
import type { Operation } from "../operation";
import { isPlaceholder, PENDING_SINCE, pendingCreate } from "../pending";
import { type Facts, factsOf } from "../schema/facts";
import { environmentName } from "../schema/secretText";
import { type Problem, validator } from "../schema/validate";
import { isTooDeep, type JsonObject, merged, pathText, pick, valueAt } from "../values";
import { placeAt } from "./collection";
import { type Difference, differences } from "./compare";
import type { Change, Definition, Recorded } from "./definition";
import { reader } from "./read";
import { remover } from "./remove";
import { writer } from "./write";

/** What a call to RealtimeKit needs from whoever hosts the resource. */
export interface Context {
  operation: Operation;
  readonly connection: Connection;
  resource?: Identity | undefined;
  /** Tells the user something that is not a failure. */
  warn(message: string): void;
  /** The environment's variable of that name, for secrets that are given by name. */
  variable(name: string): string | undefined;
  /** The value of a config key of the stack, such as `realtimekit:appId`. */
  config?(key: string): string | undefined;
}

export interface CheckRequest {
  inputs: JsonObject;
  /** Undefined when a new object is created. */
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
  /** Everything that RealtimeKit shows, secrets included. */
  live: JsonObject;
  /** What is declared, as RealtimeKit has it, where that differs. */
  inputs?: JsonObject;
}

/** A type of resource, as hosts use it: plain data in and out, with no knowledge of Pulumi or of the environment. */
export interface Resource {
  readonly definition: Definition;
  /** No I/O: the engine checks one resource after the other, at every preview. */
  check(request: CheckRequest): Checked;
  /** What changes; `replace` where the object cannot take it. No I/O. */
  diff(change: Change, owner: { operation: Operation; resource?: Identity | undefined }): Difference[];
  create(inputs: JsonObject, context: Context): Promise<{ id: string; outputs: JsonObject }>;
  /** undefined: RealtimeKit no longer has it. */
  read(recorded: Recorded, context: Context): Promise<Found | undefined>;
  update(change: Change, context: Context): Promise<{ outputs: JsonObject }>;
  remove(recorded: Recorded, context: Context): Promise<void>;
  /** Whether check() returned these inputs; those of a `.get()` did not pass it. */
  isChecked(inputs: JsonObject): boolean;
}

/**
 * Makes a resource of its definition.
 *
 * @param namespace of the config keys that messages name, where the host has one of its own
 */
export function defineResource(definition: Definition, namespace?: string): Resource {
  const facts = factsOf(definition, namespace);
  const validate = validator(definition.inputs, namespace);
  const write = writer(definition, facts);
  const claim = (change: Change, operation: Operation, resource: Identity | undefined) => {
    const place = placeAt(definition.collection, change.oldInputs, change.id);
    const other = operation.claims.keep(place, { resource, conflict: definition.conflict(change.inputs) });
    if (other) throw ownedTwice(definition, change, other.resource?.name);
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
      const conflict = operation.claims.declare(resource, definition.keys?.(inputs) ?? [], isNew);
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
      const changes = differences(pick(oldInputs, facts.compared), pick(inputs, facts.compared), facts).map((each) =>
        facts.replacing.includes(String(each.path[0])) ? { ...each, replace: true as const } : each,
      );
      if (changes.some(({ replace }) => replace)) {
        operation.claims.know(placeAt(definition.collection, oldInputs, id));
        return changes;
      }
      const refusal = definition.refusal?.(change);
      if (refusal) throw new RealtimeKitError(refusal.code, refusal.reason);
      if (!definition.update && changes.length > 0) throw immutable(definition, changes);
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
    isChecked: (inputs) => Object.keys(facts.filledIn).every((name) => Object.hasOwn(inputs, name)),
  };
}

/** The provider reads such a variable when it sends the secret; that it is missing can be seen before. */
function missingVariables(inputs: JsonObject, facts: Facts, variable: Context["variable"] | undefined): Problem[] {
  if (!variable) return [];
  return facts.secretPathsOf(inputs).flatMap((path) => {
    const name = environmentName(valueAt(inputs, path));
    return name === undefined || variable(name) ? [] : [{ path, reason: `the environment has no variable ${name}` }];
  });
}

function immutable({ name }: Definition, changes: readonly Difference[]): RealtimeKitError {
  const paths = changes.map(({ path }) => pathText(path)).join(", ");
  return new RealtimeKitError(
    "RTK_IMMUTABLE",
    `${paths}: RealtimeKit cannot change this of ${name}s that exist; set it back, or declare another ${name} as a resource of its own`,
  );
}

function ownedTwice({ name, conflict }: Definition, { id, inputs }: Change, other = "another one"): RealtimeKitError {
  return new RealtimeKitError(
    conflict(inputs),
    `the ${name} ${id} of this resource is already used by another resource in this stack, ${JSON.stringify(other)}. Remove one of the two from the program and run "pulumi up": the ${name} stays, since the other resource has it`,
  );
}
