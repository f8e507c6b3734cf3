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

/** What the calls of a definition work with, for one operation on one resource. */
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
  /** The objects at the address that the inputs, or outputs, have. */
  objects(address: JsonObject): Collection;
  /** Sends a create, and finds the object of one that was lost. */
  create(inputs: JsonObject, request?: Pick<CreateRequest, "find">): Promise<Remote>;
  /** Finds the object of a create that an earlier run sent. */
  resume(pending: PendingCreate): Promise<Remote | undefined>;
  /** Tells the user something that is not a failure. */
  warn(message: string): void;
}

/** @param values all that may hold a secret: texts of RealtimeKit must not repeat it */
export function serviceOf(
  definition: Definition,
  facts: Facts,
  context: Context,
  values: readonly JsonObject[],
): Service {
  const { operation, connection, resource, warn } = context;
  const redact = redactor([connection.token, ...values.flatMap((each) => secretsIn(each, facts, context))]);
  const api = operation.network.connect(connection, redact, warn);
  const { name, collection: path, createdAs, emptyIsNotFound, recovery: strategy } = definition;
  const service: Service = {
    name,
    api,
    operation,
    owner: { resource, conflict: definition.conflict(values[0] ?? {}) },
    facts,
    objects: (address) => new Collection({ ...facts, path, createdAs, emptyIsNotFound }, address, api),
    create: (inputs, request) => operation.recovery.create({ ...request, inputs, service, strategy }),
    resume({ inputs, since }) {
      const error = new RealtimeKitError("RTK_NO_ANSWER", "an earlier run got no answer", { mayHaveActed: true });
      return operation.recovery.resume({ inputs, service, strategy, since: { there: since }, error });
    },
    warn,
  };
  return service;
}

function secretsIn(values: JsonObject, facts: Facts, { variable }: Context): string[] {
  return [...facts.secretPathsOf(values), ...facts.secretOutputs.map((name) => [name])].flatMap((path) => {
    const value = valueAt(values, path);
    const name = environmentName(value);
    return textsIn(name === undefined ? value : variable(name));
  });
}
