import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type CallOptions, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { type Struct, Struct as StructMessage } from "google-protobuf/google/protobuf/struct_pb";

export const EXECUTABLE = join(__dirname, "../../plugin/pulumi-resource-realtimekit");
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** How the engine writes a secret. */
export const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });

export const urn = (type: string, name: string) => `urn:pulumi:stack::project::realtimekit:index:${type}::${name}`;

type Unary<Request, Response> = (
  request: Request,
  metadata: Metadata,
  options: Partial<CallOptions>,
  done: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** The plugin in a process of its own, called as the engine calls it, without an engine. */
export class Plugin {
  private constructor(
    private readonly process: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Plugin> {
    const child = spawn(EXECUTABLE, ["127.0.0.1:1"], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    const port = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      child.once("exit", (code) => reject(new Error(`the plugin ended with ${code}`)));
    });
    return new Plugin(child, new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  /** Calls a method; rejects with what the plugin answers instead. */
  call<Request, Response>(method: Unary<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, response: Response) => (error ? reject(error) : resolve(response));
      method.call(this.client, request, new Metadata(), {}, done);
    });
  }

  /** What a method that streams answers, one by one. */
  async stream<Request, Response>(
    method: (request: Request) => AsyncIterable<Response>,
    request: Request,
  ): Promise<Response[]> {
    const answers: Response[] = [];
    for await (const answer of method.call(this.client, request)) answers.push(answer);
    return answers;
  }

  get methods(): ResourceProviderClient {
    return this.client;
  }

  /** Configures it with these values, as the provider of that name and, in front of its type, parent. */
  async configure(values: object, name = "default", parent = ""): Promise<void> {
    const request = new pb.ConfigureRequest();
    request.setArgs(struct(values));
    request.setUrn(`urn:pulumi:stack::project::${parent}pulumi:providers:realtimekit::${name}`);
    await this.call(this.client.configure, request);
  }

  async close(): Promise<void> {
    this.client.close();
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
  }
}

export function struct(values: object): Struct {
  return StructMessage.fromJavaScript(values as Parameters<typeof StructMessage.fromJavaScript>[0]);
}

export function plain(values: Struct | undefined): Record<string, unknown> {
  return (values?.toJavaScript() ?? {}) as Record<string, unknown>;
}
