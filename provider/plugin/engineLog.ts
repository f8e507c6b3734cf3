import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Warnings, shown by the engine beside the resource that they are about. */
export class EngineLog {
  private engine: EngineClient | undefined;

  connect(address: string): void {
    this.engine = new EngineClient(address, credentials.createInsecure());
  }

  /** Does not wait: a warning that cannot be shown must not fail the operation. */
  warn(message: string, urn: string): void {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.WARNING);
    request.setMessage(message);
    request.setUrn(urn);
    this.engine?.log(request, () => {});
  }
}
