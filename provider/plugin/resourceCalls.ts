import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { RecordedError } from "../errors";
import type { Definition } from "../resource/definition";
import { type Context, defineResource, type Resource } from "../resource/resource";
import { type Facts, factsOf } from "../schema/facts";
import { type JsonObject, merged, type Path, pathText, pick, UNKNOWN } from "../values";
import { diffResponse } from "./detailedDiff";
import { checkFailure, partialFailure } from "./failures";
import { parseImportId } from "./importId";
import { importedInputs, readOutputs } from "./readValues";
import { secretItems } from "./secretItems";
import type { Session } from "./session";
import { identityOf } from "./urn";
import { type Unwrapped, unwrap, wrap } from "./wireValues";

/** One type of resource, as the engine calls it: protocol buffers in and out, over the core that both hosts share. */
export class ResourceCalls {
  private readonly resource: Resource;
  private readonly facts: Facts;

  constructor(
    private readonly definition: Definition,
    private readonly session: Session,
  ) {
    this.resource = defineResource(definition, session.settings.source);
    this.facts = factsOf(definition, session.settings.source);
  }

  check(request: pb.CheckRequest): pb.CheckResponse {
    const { operation, settings, variable } = this.session;
    const given = unwrap(request.getNews());
    const old = request.getOlds();
    const urn = request.getUrn();
    const { inputs, failures, warnings } = this.resource.check({
      inputs: settings.filledIn(given.values, this.facts.names, this.facts),
      oldInputs: old && old.getFieldsMap().getLength() > 0 ? unwrap(old).values : undefined,
      resource: identityOf(urn),
      operation,
      variable,
    });
    for (const { path, reason } of warnings) this.session.warn(`${pathText(path)}: ${reason}`, urn);
    for (const warning of settings.warnings()) this.session.warnOnce(warning);
    const response = new pb.CheckResponse();
    response.setInputs(wrap(inputs, [...given.secrets, ...this.facts.secretPathsOf(inputs)]));
    response.setFailuresList(failures.map(({ path, reason }) => checkFailure(`${pathText(path)}: ${reason}`)));
    return response;
  }

  diff(request: pb.DiffRequest): pb.DiffResponse {
    const change = {
      id: request.getId(),
      oldInputs: unwrap(request.getOldInputs()).values,
      oldOutputs: unwrap(request.getOlds()).values,
      inputs: unwrap(request.getNews()).values,
    };
    const owner = { operation: this.session.operation, resource: identityOf(request.getUrn()) };
    return diffResponse(this.resource.diff(change, owner));
  }

  async create(request: pb.CreateRequest): Promise<pb.CreateResponse> {
    const { values: inputs, secrets } = unwrap(request.getProperties());
    const response = new pb.CreateResponse();
    if (request.getPreview()) {
      const unknown = Object.fromEntries(this.facts.outputs.map((name) => [name, UNKNOWN]));
      response.setProperties(wrap({ ...pick(inputs, this.facts.names), ...unknown }, secrets));
      return response;
    }
    const context = this.context(request.getUrn(), request.getTimeout());
    const { id, outputs } = await this.recording(inputs, secrets, () => this.resource.create(inputs, context));
    response.setId(id);
    response.setProperties(this.wrapped(outputs, secrets));
    return response;
  }

  async update(request: pb.UpdateRequest): Promise<pb.UpdateResponse> {
    const { values: inputs, secrets } = unwrap(request.getNews());
    const oldOutputs = unwrap(request.getOlds());
    const response = new pb.UpdateResponse();
    if (request.getPreview()) {
      const known = pick(oldOutputs.values, this.facts.outputs);
      const unknown = Object.fromEntries(
        this.renewed(inputs, unwrap(request.getOldInputs()).values).map((name) => [name, UNKNOWN]),
      );
      response.setProperties(this.wrapped({ ...pick(inputs, this.facts.names), ...known, ...unknown }, secrets));
      return response;
    }
    const oldInputs = unwrap(request.getOldInputs()).values;
    const change = { id: request.getId(), oldInputs, oldOutputs: oldOutputs.values, inputs };
    const context = this.context(request.getUrn(), request.getTimeout());
    const { outputs } = await this.recording(inputs, secrets, () => this.resource.update(change, context));
    response.setProperties(this.wrapped(outputs, secrets));
    return response;
  }

  /** A refresh, an import, or a `.get()`, whose inputs are an address at most. */
  async read(request: pb.ReadRequest): Promise<pb.ReadResponse> {
    const context = this.context(request.getUrn(), 0);
    const given = unwrap(request.getInputs());
    const old = unwrap(request.getProperties());
    return this.resource.isAddressOnly(given.values)
      ? this.import(request.getId(), merged(given.values, old.values), context)
      : this.refresh(request.getId(), given, old, context);
  }

  async delete(request: pb.DeleteRequest): Promise<Empty> {
    const outputs = unwrap(request.getProperties()).values;
    const inputs = unwrap(request.getOldInputs()).values;
    const context = this.context(request.getUrn(), request.getTimeout());
    await this.resource.remove({ id: request.getId(), inputs: merged(outputs, inputs), outputs }, context);
    return new Empty();
  }

  private async refresh(id: string, given: Unwrapped, old: Unwrapped, context: Context): Promise<pb.ReadResponse> {
    const { values: inputs, secrets } = given;
    const found = await this.resource.read({ id, inputs, outputs: old.values }, context);
    if (!found) return new pb.ReadResponse();
    const moved = secretItems(found.outputs, [given, old]);
    return this.readResponse(found.id, found.inputs ?? inputs, found.outputs, [...secrets, ...moved]);
  }

  /** Nothing is declared, so everything is read. The outputs of an earlier read have the address. */
  private async import(text: string, old: JsonObject, context: Context): Promise<pb.ReadResponse> {
    const { settings } = this.session;
    const source = (name: string) => this.facts.inputSchema.properties?.[name]?.from;
    const { id, address } = parseImportId(this.definition, text, (name) => {
      const from = source(name);
      return typeof old[name] === "string" ? old[name] : from && settings.fallback(from);
    });
    const found = await this.resource.read({ id, inputs: undefined, outputs: merged(old, address) }, context);
    if (!found) return new pb.ReadResponse();
    const outputs = readOutputs(found.live, address, this.facts);
    return this.readResponse(found.id, importedInputs(found.live, address, this.facts), outputs, []);
  }

  private readResponse(id: string, inputs: JsonObject, outputs: JsonObject, secrets: Path[]): pb.ReadResponse {
    const response = new pb.ReadResponse();
    response.setId(id);
    response.setInputs(this.wrapped(inputs, secrets));
    response.setProperties(this.wrapped(outputs, secrets));
    return response;
  }

  /** The values, with the secrets that the program made, those of the schema, and those that RealtimeKit makes. */
  private wrapped(values: JsonObject, secrets: readonly Path[]): Struct {
    return wrap(values, [
      ...secrets,
      ...this.facts.secretPathsOf(values),
      ...this.facts.secretOutputs.map((name) => [name]),
    ]);
  }

  /** The outputs that an update gives another value. */
  private renewed(inputs: JsonObject, oldInputs: JsonObject): string[] {
    return Object.entries(this.facts.renewedBy).flatMap(([output, input]) =>
      input === "*" || JSON.stringify(inputs[input]) !== JSON.stringify(oldInputs[input]) ? [output] : [],
    );
  }

  private context(urn: string, timeoutSeconds: number): Context {
    return this.session.context(urn, timeoutSeconds);
  }

  /** Has the engine record what a write that failed left behind. */
  private async recording<T>(inputs: JsonObject, secrets: readonly Path[], write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof RecordedError)) throw error;
      const all = [...secrets, ...this.facts.secretPathsOf(error.outputs), ...this.facts.secretOutputs.map((n) => [n])];
      throw partialFailure(error, inputs, all);
    }
  }
}
