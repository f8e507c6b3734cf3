import type { Api } from "../../provider/api/client";
import { definition } from "../../provider/meeting";
import { Operation } from "../../provider/operation";
import { type Context, defineResource } from "../../provider/resource/resource";
import { serviceOf } from "../../provider/resource/service";
import { factsOf } from "../../provider/schema/facts";
import type { JsonObject } from "../../provider/values";

const resource = defineResource(definition);
export const facts = factsOf(definition);

/** What the calls of a meeting work with, over the given client. */
export function serviceWith(api: Api, operation: Operation, inputs: JsonObject) {
  const connection = { token: "t" } as Context["connection"];
  const network = { connect: () => api } as unknown as Operation["network"];
  const warn = (message: string) => api.warn(message);
  const context = { operation: Object.assign(operation, { network }), connection, warn, variable: () => undefined };
  return serviceOf(definition, facts, context, [inputs]);
}

/** The meeting as the dynamic host calls it: what was declared before is known by the old outputs, which repeat it. */
export const meeting = {
  check: (inputs: JsonObject, isNew: boolean, operation = new Operation()) =>
    resource.check({ inputs, oldInputs: isNew ? undefined : inputs, operation }),

  diff(id: string, old: JsonObject, inputs: JsonObject, operation = new Operation()) {
    const changes = resource.diff({ id, oldInputs: old, oldOutputs: old, inputs }, { operation });
    const replaces = changes.filter(({ replace }) => replace).map(({ path }) => path[0]);
    return { changes: changes.map(({ path }) => path), replaces };
  },

  create: (inputs: JsonObject, context: Context) => resource.create(inputs, context),
  read: (id: string, outputs: JsonObject, context: Context) => resource.read(recorded(id, outputs), context),
  update: (id: string, inputs: JsonObject, context: Context, old = inputs) =>
    resource.update({ id, oldInputs: old, oldOutputs: old, inputs }, context),
  /** In an operation of its own: one that knows the meeting as a resource's would leave it alone. */
  remove: (id: string, outputs: JsonObject, context: Context) =>
    resource.remove(recorded(id, outputs), Object.assign(Object.create(context), { operation: new Operation() })),
};

function recorded(id: string, outputs: JsonObject) {
  return { id, inputs: resource.isAddressOnly(outputs) ? undefined : outputs, outputs };
}
