import type { FieldRule, Fields } from "../fields/field";

const optional: Fields = {
  name: { type: "string", nullable: "always" },
  picture: { type: "uri", nullable: "always" },
};
const name: FieldRule = { type: "string", required: true };

/**
 * The body of POST and PUT. [documented] A preset_name must be sent although it has a default.
 * [assumed participant-preset]
 */
export const participantFields: Fields = { custom_participant_id: name, preset_name: name, ...optional };

/** The body of PATCH: custom_participant_id cannot change there. [documented] */
export const participantPatchFields: Fields = { preset_name: { type: "string", nullable: "always" }, ...optional };
