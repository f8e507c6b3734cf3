import { Metadata, status } from "@grpc/grpc-js";
import { CheckFailure, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { RecordedError } from "../errors";
import type { JsonObject, Path } from "../values";
import { wrap } from "./wireValues";

/** An error as gRPC sends it. */
export interface Failure {
  code: status;
  details: string;
  metadata?: Metadata;
}

/** The text only: the engine shows it to the user, who has no use for a stack. */
export function failureOf(error: unknown): Failure {
  return { code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
}

/** The engine prints the value of the property that a failed check names, including secrets, so it names none. */
export function checkFailure(reason: string): CheckFailure {
  const failure = new CheckFailure();
  failure.setReason(reason);
  return failure;
}

/**
 * The failure of a create or update that left something behind: the engine records it under its ID, and the next
 * `pulumi up` continues from there.
 */
export function partialFailure(error: RecordedError, inputs: JsonObject, secrets: readonly Path[]): Failure {
  const detail = new ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setReasonsList([error.message]);
  detail.setProperties(wrap(error.outputs, secrets));
  detail.setInputs(wrap(inputs, secrets));
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rich = new Status();
  rich.setCode(status.UNKNOWN);
  rich.setMessage(error.message);
  rich.setDetailsList([packed]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rich.serializeBinary()));
  return { ...failureOf(error), metadata };
}
