import type { Api } from "../api/client";
import type { Owner } from "../claims";
import { RealtimeKitError } from "../errors";
import type { Operation } from "../operation";
import type { PendingCreate } from "../pending";
import type { CreateRequest } from "../recovery/recovery";
import { redactor } from "../redact";
import type { Facts } from "../schema/facts";
import { textsIn } from "../schema/secrets";
import { environmentName } from "../schema/secretText";
import { type JsonObject, valueAt } from "../values";
import { Collection } from "./collection";
import type { Definition, Remote } from "./definition";
import type { Context } from "./resource";

/** What a definition's calls use, for one operation on one resource. */
export interface Service {
  /** What messages call the type of resource. */
  readonly name: string;
  /** RealtimeKit over HTTP; its calls share one deadline. */
  readonly api: Api;
  /** What all resources of the engine's operation share. */
  readonly operation: Operation;
  /** The resource, as the owner of its object. */
  readonly owner: Owner;
  readonly facts: Facts;
  /** The objects at the address in these inputs or outputs. */
  objects(address: JsonObject): Collection;
  /** Sends a create, and finds its object if the create is lost. */
  create(inputs: JsonObject, request?: Pick<CreateRequest, "find">): Promise<Remote>;
  /** Finds the object of a create that an earlier run sent. */
  resume(pending: PendingCreate): Promise<Remote | undefined>;
  /** Shows the user a message that is not an error. */
  warn(message: string): void;
}

/** @param values everything that may contain a secret, which is removed from RealtimeKit's texts */
export function serviceOf(
  definition: Definition,
  facts: Facts,
  context: Context,
  values: readonly JsonObject[],
): Service {
  const { operation, connection, resource, warn } = context;
  const redact = redactor([connection.token, ...values.flatMap((each) => secretsIn(each, facts, context))]);
  const api = operation.network.connect(connection, redact, warn);
  const { name, recovery: strategy } = definition;
  const service: Service = {
    name,
    api,
    operation,
    owner: { resource, conflict: definition.conflict(values[0] ?? {}) },
    facts,
    objects: (address) => collectionOf(definition, facts, address, api),
    create: (inputs, request) => operation.recovery.create({ ...request, inputs, service, strategy }),
    resume({ inputs, since }) {
      const error = new RealtimeKitError("RTK_NO_ANSWER", "an earlier run got no answer");
      return operation.recovery.resume({ inputs, service, strategy, since: { there: since }, error });
    },
    warn,
  };
  return service;
}

/** The objects of a type at an address. */
export function collectionOf(definition: Definition, facts: Facts, address: JsonObject, api: Api): Collection {
  const { collection: path, createdAs, emptyIsNotFound } = definition;
  return new Collection({ ...facts, path, createdAs, emptyIsNotFound }, address, api);
}

function secretsIn(values: JsonObject, facts: Facts, { variable }: Context): string[] {
  return [...facts.secretPathsOf(values), ...facts.secretOutputs.map((name) => [name])].flatMap((path) => {
    const value = valueAt(values, path);
    const name = environmentName(value);
    return textsIn(name === undefined ? value : variable(name));
  });
}
