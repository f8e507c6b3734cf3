import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { type Findable, isFindable } from "../lookup/fields";
import { type Lookups, lookupsOf } from "../lookup/lookup";
import { addressNames } from "../resource/collection";
import type { Definition } from "../resource/definition";
import { type Facts, factsOf } from "../schema/facts";
import { textsIn } from "../schema/secrets";
import { type JsonObject, type Path, valueAt } from "../values";
import type { Session } from "./session";
import { NAMESPACE } from "./settings";
import { unwrap, wrap } from "./wireValues";

/** A function of the package, such as `getMeeting` or `getMeetings`. */
export interface PackageFunction {
  definition: Findable;
  amount: keyof Lookups;
}

/** The functions of the package, by name. */
export function packageFunctions(definitions: readonly Definition[]): Map<string, PackageFunction> {
  const functions = new Map<string, PackageFunction>();
  for (const definition of definitions.filter(isFindable)) {
    if (definition.lookup.one) functions.set(`get${definition.type}`, { definition, amount: "one" });
    functions.set(`get${definition.type}s`, { definition, amount: "all" });
  }
  return functions;
}

/** The field that has the objects of a lookup of several: a function's result is an object. */
export function listField({ name }: Definition): string {
  return `${name}s`;
}

/** A lookup, as the engine calls it. */
export class LookupCalls {
  private readonly facts: Facts;
  private readonly lookups: Lookups;

  constructor(
    private readonly looked: PackageFunction,
    private readonly session: Session,
  ) {
    this.facts = factsOf(looked.definition, NAMESPACE);
    this.lookups = lookupsOf(looked.definition, NAMESPACE);
  }

  async invoke(request: pb.InvokeRequest): Promise<pb.InvokeResponse> {
    const { values, secrets } = unwrap(request.getArgs());
    const { definition, amount } = this.looked;
    const { operation, settings, variable } = this.session;
    const args = settings.filledIn(values, addressNames(definition.collection), this.facts);
    const context = {
      network: operation.network,
      connection: settings.connection,
      warn: (message: string) => this.session.warnOnce(message),
      variable,
      config: (key: string) => settings.get(key),
      hidden: secrets.flatMap((path) => textsIn(valueAt(values, path))),
    };
    const result =
      amount === "one"
        ? await this.lookups.one(args, context)
        : { [listField(definition)]: await this.lookups.all(args, context) };
    const response = new pb.InvokeResponse();
    response.setReturn(wrap(result, this.secretsIn(result)));
    return response;
  }

  private secretsIn(result: JsonObject): Path[] {
    const field = listField(this.looked.definition);
    const objects = result[field];
    if (!Array.isArray(objects)) return this.facts.secretPathsOf(result);
    return objects.flatMap((each, i) =>
      this.facts.secretPathsOf(each as JsonObject).map((path): Path => [field, i, ...path]),
    );
  }
}
