import type * as pulumi from "@pulumi/pulumi";
import { participantFacts } from "../generated/participantFacts";
import type { GetParticipantsArgs, ParticipantsResult } from "../generated/participantLookups";
import type { InputsOf } from "./inputsOf";
import { Lookup } from "./lookup";

const all = new Lookup<GetParticipantsArgs, ParticipantsResult>(participantFacts, "getParticipants", "all");

/**
 * Looks up all participants of a meeting that match the arguments; `[]` if there is none. It reads, also at preview, and
 * changes nothing. It makes a call for each 100 participants.
 *
 * Rejects with an error that has a `code`, such as `RTK_FORBIDDEN`; docs/errors.md lists them.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/get_participants/
 *
 * @param args which participants; plain values, see `getParticipantsOutput` for others
 * @param _opts as every Pulumi function has them; since the lookup runs in the program, none has an effect
 * @returns the participants in RealtimeKit's order. RealtimeKit shows no token of theirs: only the resource has one
 */
export function getParticipants(args: GetParticipantsArgs, _opts?: pulumi.InvokeOptions): Promise<ParticipantsResult> {
  return all.plain(args);
}

/**
 * Looks up participants, as `getParticipants` does, when its arguments are known. As long as they are not, or come from a
 * resource that does not exist yet, the result is unknown and no call is made.
 *
 * @param args which participants
 * @param opts `dependsOn` waits for resources; no other option has an effect
 * @returns the participants, as a secret if an argument is a secret
 */
export function getParticipantsOutput(
  args: InputsOf<GetParticipantsArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<pulumi.Unwrap<ParticipantsResult>> {
  return all.output(args, opts);
}
