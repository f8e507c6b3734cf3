import type { FieldRule, Fields } from "../fields/field";

const ids: FieldRule = { type: "array", items: { type: "string" } };
const bool: FieldRule = { type: "boolean" };

/** POST …/kick. One of the two is needed. [assumed kick-body: the OpenAPI requires both, the newest SDK none] */
export const kickFields: Fields = { participant_ids: ids, custom_participant_ids: ids };

/** POST …/mute and …/mute-all. [documented: OpenAPI only] */
export const muteAllFields: Fields = { allow_unmute: { ...bool, required: true } };
export const muteFields: Fields = { ...kickFields, ...muteAllFields };

/** POST …/poll. [documented] */
export const pollFields: Fields = {
  question: { type: "string", required: true },
  options: { ...ids, required: true },
  anonymous: bool,
  hide_votes: bool,
};
