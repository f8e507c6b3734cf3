import { RealtimeKitError } from "../errors";
import { byKey } from "../recovery/byKey";
import { differences } from "../resource/compare";
import type { Change, Definition, Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { uniqueKeys } from "../resource/uniqueKeys";
import { Unfinished } from "../resource/write";
import { pick } from "../values";
import { participantLookup } from "./lookup";
import { explained } from "./preset";
import { participantOutputs, participantSchema } from "./schema";
import { newToken, warnOfExpiry, withoutToken, withToken } from "./token";

/** A RealtimeKit participant: somebody who can join one meeting, and the token to join it with. */
export const definition: Definition = {
  name: "participant",
  type: "Participant",
  collection: "{appId}/meetings/{meetingId}/participants",
  documentation:
    "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/add_participant/",
  inputs: participantSchema,
  outputs: participantOutputs,
  keys: (inputs) => uniqueKeys(definition, inputs),
  conflict: () => "RTK_EXISTS",
  orphans: { label: "custom_participant_id", live: {}, retire: { verb: "delete", method: "DELETE" } },
  lookup: participantLookup,
  recovery: byKey({
    what: "participant",
    key: ["customParticipantId"],
    // The list has no search.
    search: (_, participants) => participants.list(),
  }),
  async create(inputs, service) {
    const made = await service
      .create(inputs)
      .catch(async (error) => Promise.reject(await explained(error, inputs, service)));
    const { token, ...participant } = withoutToken(made);
    if (token !== undefined) return withToken(participant, token);
    // It was found after its answer was lost.
    try {
      return withToken(participant, await newToken(made.id, inputs, service));
    } catch (error) {
      throw error instanceof RealtimeKitError ? new Unfinished(participant, error) : error;
    }
  },
  read({ id, inputs, outputs }, service) {
    warnOfExpiry(id, outputs, service);
    return service.objects(inputs ?? outputs).get(id);
  },
  /** RealtimeKit's answer to a change has another token. The one that the state has stays valid, and programs use it. */
  async update(change, service) {
    const { id, oldInputs, oldOutputs, inputs } = change;
    const { token, ...participant } = withoutToken(await changed(change, service));
    const isWanted = inputs.tokenVersion !== undefined && inputs.tokenVersion !== oldInputs.tokenVersion;
    if (!isWanted && typeof oldOutputs.token === "string") return participant;
    // Failing here, it must not be recorded as changed: the next update would not know that the token is missing.
    return withToken(participant, token ?? (await newToken(id, inputs, service)));
  },
  /** It revokes the participant's tokens at once. */
  remove: ({ id, outputs }, service) => service.objects(outputs).delete(id),
};

/** The participant as it is declared, by one PATCH, or by none if only its token is asked for. */
async function changed({ id, oldInputs, oldOutputs, inputs }: Change, service: Service): Promise<Remote> {
  const { facts } = service;
  const names = facts.body.filter((name) => !facts.replacing.includes(name));
  const [old, declared] = [pick(oldOutputs, names), pick(inputs, names)];
  // The old token must not pass for a new one.
  if (differences(old, declared, facts).length === 0) return { id, live: { ...oldOutputs, token: null } };
  // Null clears what is no longer declared; PATCH leaves omitted fields unchanged.
  const cleared = Object.fromEntries(Object.keys(pick(oldInputs, names)).map((name) => [name, null]));
  const objects = service.objects(inputs);
  return objects
    .patch(id, objects.bodyOf({ ...cleared, ...declared }))
    .catch(async (error) => Promise.reject(await explained(error, inputs, service)));
}
