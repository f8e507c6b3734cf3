import { status } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { definitions } from "../registry";
import { nativeToken } from "../resource/token";
import { merged } from "../values";
import { EngineLog } from "./engineLog";
import { checkFailure, type Failure } from "./failures";
import { LookupCalls, packageFunctions } from "./lookupCalls";
import { ResourceCalls } from "./resourceCalls";
import { Session } from "./session";
import { SETTINGS, Settings } from "./settings";
import { isDefaultProvider, parseUrn } from "./urn";
import { unwrap, wrap } from "./wireValues";

export interface Release {
  version: string;
  /** The package's schema, as JSON. */
  schema: string;
}

/** The methods of Pulumi's provider protocol, each from its request to its response. */
export class Methods {
  private readonly log = new EngineLog();
  private session: Session | undefined;
  private readonly resources = new Map<string, ResourceCalls>();
  private readonly functions = packageFunctions(definitions);

  constructor(private readonly release: Release) {}

  handshake(request: pb.ProviderHandshakeRequest): pb.ProviderHandshakeResponse {
    this.log.connect(request.getEngineAddress());
    const response = new pb.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return response;
  }

  /** In place of the handshake, if PULUMI_DEBUG_PROVIDERS names the address of a plugin that runs already. */
  attach(request: { getAddress(): string }): Empty {
    this.log.connect(request.getAddress());
    return new Empty();
  }

  getPluginInfo(): PluginInfo {
    const info = new PluginInfo();
    info.setVersion(this.release.version);
    return info;
  }

  getSchema(): pb.GetSchemaResponse {
    const response = new pb.GetSchemaResponse();
    response.setSchema(this.release.schema);
    return response;
  }

  checkConfig(request: pb.CheckRequest): pb.CheckResponse {
    const { values, secrets } = unwrap(request.getNews());
    const settings = new Settings(values, !isDefaultProvider(request.getUrn(), values));
    const response = new pb.CheckResponse();
    // The token is a secret although the user may have forgotten to say so.
    response.setInputs(wrap(values, [...secrets, ["apiToken"]]));
    response.setFailuresList(settings.failures().map(checkFailure));
    return response;
  }

  /**
   * No change of the provider replaces its resources: account and app are inputs of each, which their own diff compares.
   * A default provider may also come from a stack that had dynamic resources, with other keys.
   */
  diffConfig(request: pb.DiffRequest): pb.DiffResponse {
    const [old, now] = [unwrap(request.getOlds()).values, unwrap(request.getNews()).values];
    const changed = SETTINGS.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
    const response = new pb.DiffResponse();
    const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
    response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
    response.setDiffsList(changed);
    return response;
  }

  configure(request: pb.ConfigureRequest): pb.ConfigureResponse {
    const urn = request.getUrn() ?? "";
    const variables = Object.fromEntries(
      request
        .getVariablesMap()
        .toArray()
        .map(([key, value]) => [key.replace(/^realtimekit:(config:)?/, ""), value]),
    );
    const values = merged(variables, unwrap(request.getArgs()).values);
    this.session = new Session(new Settings(values, urn !== "" && !isDefaultProvider(urn, values)), urn, this.log);
    this.resources.clear();
    const response = new pb.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    return response;
  }

  check(request: pb.CheckRequest): pb.CheckResponse {
    return this.callsFor(request).check(request);
  }

  diff(request: pb.DiffRequest): pb.DiffResponse {
    return this.callsFor(request).diff(request);
  }

  create(request: pb.CreateRequest): Promise<pb.CreateResponse> {
    return this.callsFor(request).create(request);
  }

  read(request: pb.ReadRequest): Promise<pb.ReadResponse> {
    return this.callsFor(request).read(request);
  }

  update(request: pb.UpdateRequest): Promise<pb.UpdateResponse> {
    return this.callsFor(request).update(request);
  }

  delete(request: pb.DeleteRequest): Promise<Empty> {
    return this.callsFor(request).delete(request);
  }

  invoke(request: pb.InvokeRequest): Promise<pb.InvokeResponse> {
    const looked = this.functions.get(request.getTok().replace(nativeToken(""), ""));
    if (!looked || !this.session) throw unknown(`function ${request.getTok()}`);
    return new LookupCalls(looked, this.session).invoke(request);
  }

  /** What RealtimeKit has of a type, for tools that look for something to import. */
  list(request: pb.ListRequest): Promise<pb.ListResponse[]> {
    const looked = this.functions.get(`get${request.getToken().replace(nativeToken(""), "")}s`);
    if (!looked || !this.session) throw unknown(`resource type ${request.getToken()}`);
    return new LookupCalls(looked, this.session).list(request);
  }

  /** Ends every wait. The engine sends it on Ctrl-C, and at the end of every operation. */
  cancel(): Empty {
    this.session?.cancel();
    return new Empty();
  }

  private callsFor(request: { getUrn(): string }): ResourceCalls {
    const { type } = parseUrn(request.getUrn());
    const known = this.resources.get(type);
    if (known) return known;
    const definition = definitions.find((each) => nativeToken(each.type) === type);
    if (!definition || !this.session) {
      throw unknown(`resource type ${type}`);
    }
    const calls = new ResourceCalls(definition, this.session);
    this.resources.set(type, calls);
    return calls;
  }
}

function unknown(what: string): Failure {
  return { code: status.NOT_FOUND, details: `this plugin has no ${what}` };
}
