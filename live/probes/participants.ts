import { Differs, type Probe, same } from "./probe";

export const participants: Probe[] = [
  {
    name: "participant-null",
    rule: "an unset name or picture is answered as null",
    async ask(lab) {
      const { name, picture } = await lab.participant();
      same("name and picture", [name, picture], [null, null]);
    },
  },
  {
    name: "participant-preset",
    rule: "preset_name must be sent although it has a default",
    async ask(lab) {
      const body = { custom_participant_id: lab.name("without-preset") };
      const path = `meetings/${(await lab.meeting()).id}/participants`;
      same("status", (await lab.call("POST", path, { body })).status, 400);
    },
  },
  {
    name: "participant-preset-null",
    rule: "PATCH with preset_name null keeps the preset",
    async ask(lab) {
      const { id, preset_name } = await lab.participant();
      const path = `meetings/${(await lab.meeting()).id}/participants/${id}`;
      await lab.data("PATCH", path, { preset_name: null });
      same("preset_name", (await lab.data("GET", path)).preset_name, preset_name);
    },
  },
  {
    name: "participant-preset-unknown",
    rule: "a preset_name that the app does not have is a 404",
    async ask(lab) {
      const body = { custom_participant_id: lab.name("unknown-preset"), preset_name: lab.name("no-such-preset") };
      const path = `meetings/${(await lab.meeting()).id}/participants`;
      same("status", (await lab.call("POST", path, { body })).status, 404);
    },
  },
  {
    name: "participant-unique",
    rule: "a custom_participant_id that the meeting has is a 409",
    async ask(lab) {
      await lab.participant();
      const body = await lab.participantBody("participant");
      const path = `meetings/${(await lab.meeting()).id}/participants`;
      same("status", (await lab.call("POST", path, { body })).status, 409);
    },
  },
  {
    name: "participant-unknown",
    rule: "an unknown id is a 404, `No participant found with id …`",
    async ask(lab) {
      const id = lab.unknownId();
      const expected = { status: 404, message: `No participant found with id ${id}` };
      same("answer", await lab.refusal("GET", `meetings/${(await lab.meeting()).id}/participants/${id}`), expected);
    },
  },
  {
    name: "participant-inactive",
    rule: "an INACTIVE meeting takes new participants",
    async ask(lab) {
      const { id } = await lab.other();
      await lab.data("PATCH", `meetings/${id}`, { status: "INACTIVE" });
      const body = await lab.participantBody("too-late");
      same("status", (await lab.call("POST", `meetings/${id}/participants`, { body })).status, 201);
    },
  },
  {
    name: "token-claims",
    rule: "a token is a JWT of HS256 with these claims: accountId, orgId, meetingId, participantId, presetId, jti, iat, exp",
    async ask(lab) {
      const [header, claims] = String((await lab.participant()).token)
        .split(".")
        .slice(0, 2)
        .map(decoded);
      same("alg", header?.alg, "HS256");
      const names = ["accountId", "exp", "iat", "jti", "meetingId", "orgId", "participantId", "presetId"];
      // Names alone: the values admit to the meeting.
      same("claims", Object.keys(claims ?? {}).sort(), names);
    },
  },
];

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    throw new Differs("the token is no JWT");
  }
}
