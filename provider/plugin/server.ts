import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type Failure, failureOf } from "./failures";
import { Methods, type Release } from "./methods";

/** As the engine allows. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** Serves Pulumi's provider protocol on a port of this machine, and returns the port. */
export function serve(release: Release): Promise<number> {
  const methods = new Methods(release) as unknown as Record<string, ((request: unknown) => unknown) | undefined>;
  const handlers = Object.entries<{ responseStream: boolean }>(ResourceProviderService).map(
    ([name, { responseStream }]) => {
      const method = methods[name]?.bind(methods);
      if (!method) return [name, unimplemented(name)] as const;
      return [name, responseStream ? streaming(method) : unary(method)] as const;
    },
  );
  const server = new Server({ "grpc.max_receive_message_length": LARGEST_MESSAGE });
  server.addService(ResourceProviderService, Object.fromEntries(handlers) as UntypedServiceImplementation);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

function unary(method: (request: unknown) => unknown): handleUnaryCall<unknown, unknown> {
  return async ({ request }: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>) => {
    try {
      reply(null, await method(request));
    } catch (error) {
      reply(failureFrom(error));
    }
  };
}

/** A method whose answers come one by one; it returns them all. */
function streaming(method: (request: unknown) => unknown): handleServerStreamingCall<unknown, unknown> {
  return async (call) => {
    try {
      for (const answer of (await method(call.request)) as unknown[]) call.write(answer);
      call.end();
    } catch (error) {
      call.emit("error", failureFrom(error));
    }
  };
}

function failureFrom(error: unknown): Pick<Failure, "code" | "details"> {
  return isFailure(error) ? error : failureOf(error);
}

function isFailure(error: unknown): error is { code: status; details: string } {
  return typeof error === "object" && error !== null && "code" in error && "details" in error;
}

function unimplemented(name: string) {
  const error = { code: status.UNIMPLEMENTED, details: `this plugin does not implement ${name}` };
  return (call: { emit?(event: string, error: unknown): void }, reply?: sendUnaryData<unknown>) =>
    reply ? reply(error) : call.emit?.("error", error);
}
