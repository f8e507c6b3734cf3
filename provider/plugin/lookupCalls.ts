import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Findable, isFindable } from "../lookup/fields";
import { type LookupContext, type Lookups, lookupsOf } from "../lookup/lookup";
import { addressNames } from "../resource/collection";
import type { Definition } from "../resource/definition";
import { type Facts, factsOf } from "../schema/facts";
import { textsIn } from "../schema/secrets";
import { type Json, type JsonObject, type Path, UNKNOWN, valueAt } from "../values";
import type { Session } from "./session";
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
    this.facts = factsOf(looked.definition, session.settings.source);
    this.lookups = lookupsOf(looked.definition, session.settings.source);
  }

  async invoke(request: pb.InvokeRequest): Promise<pb.InvokeResponse> {
    const { args, context } = this.call(request.getArgs());
    const result =
      this.looked.amount === "one"
        ? await this.lookups.one(args, context)
        : { [listField(this.looked.definition)]: await this.lookups.all(args, context) };
    const response = new pb.InvokeResponse();
    response.setReturn(wrap(result, this.secretsIn(result)));
    return response;
  }

  /** One page of what the query leaves: the ID that an import takes, and the label, of each. */
  async list(request: pb.ListRequest): Promise<pb.ListResponse[]> {
    const { args, context } = this.call(request.getQuery());
    if (Object.values(args).includes(UNKNOWN)) return [computed()];
    const { collection, lookup } = this.looked.definition;
    const found = await this.lookups.all(args, context);
    const [limit, size] = [request.getLimit(), request.getPageSize()];
    const last = limit > 0 ? Math.min(limit, found.length) : found.length;
    const from = Number(request.getContinuationToken());
    const end = size > 0 ? Math.min(from + size, last) : last;
    const page = found.slice(from, end).map((each) => {
      const id = [...addressNames(collection), "id"].map((name) => String(each[name])).join("/");
      return listed(id, each[lookup.label]);
    });
    return end < last ? [...page, continuation(end)] : page;
  }

  private call(given: Struct | undefined): { args: JsonObject; context: LookupContext } {
    const { values, secrets } = unwrap(given);
    const { operation, settings, variable } = this.session;
    const args = settings.filledIn(values, addressNames(this.looked.definition.collection), this.facts);
    const context = {
      network: operation.network,
      connection: settings.connection,
      warn: (message: string) => this.session.warnOnce(message),
      variable,
      config: (key: string) => settings.get(key),
      hidden: secrets.flatMap((path) => textsIn(valueAt(values, path))),
    };
    return { args, context };
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

function listed(id: string, label: Json | undefined): pb.ListResponse {
  const result = new pb.ListResponse.Result();
  result.setId(id);
  result.setName(typeof label === "string" ? label : "");
  const response = new pb.ListResponse();
  response.setResult(result);
  return response;
}

function continuation(from: number): pb.ListResponse {
  const next = new pb.ListResponse.Continuation();
  next.setContinuationToken(String(from));
  const response = new pb.ListResponse();
  response.setContinuation(next);
  return response;
}

/** Nobody can say yet what a query finds that a later step of the preview makes. */
function computed(): pb.ListResponse {
  const response = new pb.ListResponse();
  response.setComputed(new pb.ListResponse.Computed());
  return response;
}
