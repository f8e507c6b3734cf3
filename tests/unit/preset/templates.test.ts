import { presetSchema } from "../../../provider/preset/schema";
import { DEFAULT_TEMPLATE, templates } from "../../../provider/preset/templates";
import { validator } from "../../../provider/schema/validate";
import { type JsonObject, type Path, pathText, valueAt } from "../../../provider/values";
import { toWire } from "../../../provider/wire";
import firstRelease from "./templates.json";

const named = Object.entries(templates) as unknown as [string, JsonObject][];
const validate = validator(presetSchema);

/** What POST and PUT require beside the name, from Cloudflare's API reference, in the words of the wire. */
const REQUIRED: Record<string, string> = {
  config: "view_type max_screenshare_count",
  "config.max_video_streams": "desktop mobile",
  "config.media.video": "quality frame_rate",
  "config.media.screenshare": "quality frame_rate",
  permissions: `accept_waiting_requests can_accept_production_requests can_change_participant_permissions
    can_edit_display_name can_livestream can_record can_spotlight disable_participant_audio
    disable_participant_screensharing disable_participant_video hidden_participant kick_participant pin_participant
    show_participant_list recorder_type waiting_room_type`,
  "permissions.chat.private": "can_receive can_send files text",
  "permissions.chat.public": "can_send files text",
  "permissions.connected_meetings":
    "can_alter_connected_meetings can_switch_connected_meetings can_switch_to_parent_meeting",
  "permissions.media.audio": "can_produce",
  "permissions.media.video": "can_produce",
  "permissions.media.screenshare": "can_produce",
  "permissions.plugins": "can_close can_edit_config can_start config",
  "permissions.polls": "can_create can_view can_vote",
  "ui.design_tokens": "border_radius border_width theme spacing_base",
  "ui.design_tokens.colors": "danger success text text_on_brand video_bg warning",
  "ui.design_tokens.colors.background": "600 700 800 900 1000",
  "ui.design_tokens.colors.brand": "300 400 500 600 700",
};
const required = Object.entries(REQUIRED).flatMap(([at, names]) =>
  names.split(/\s+/).map((name) => [...at.split("."), name]),
);

/** Every path that leads to a plain value. */
function leaves(value: unknown, at: Path = []): string[] {
  const inside = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return inside.length === 0 ? [pathText(at)] : inside.flatMap(([name, item]) => leaves(item, [...at, name]));
}

test("the roles are RealtimeKit's, and the default is one of them", () => {
  expect(Object.keys(templates)).toEqual([
    "group_call_host",
    "group_call_participant",
    "webinar_presenter",
    "webinar_viewer",
  ]);
  expect(Object.keys(templates)).toContain(DEFAULT_TEMPLATE);
});

describe.each(named)("%s", (_, template) => {
  test("is valid as it is", () => {
    expect(validate({ accountId: "a", appId: "b", name: "n", ...structuredClone(template) })).toEqual([]);
  });

  test("has every field that RealtimeKit requires", () => {
    expect(required).toHaveLength(64);
    const sent = toWire(template);
    expect(required.filter((path) => valueAt(sent, path) === undefined)).toEqual([]);
  });

  test("has the fields of the others", () => {
    expect(leaves(template).sort()).toEqual(leaves(templates[DEFAULT_TEMPLATE]).sort());
  });

  test("cannot be changed at any depth", () => {
    const objects = (value: object): object[] =>
      Object.values(value).flatMap((item) =>
        typeof item === "object" && item !== null ? [item, ...objects(item)] : [],
      );
    expect([template, ...objects(template)].filter((each) => !Object.isFrozen(each))).toEqual([]);
  });
});

/** A state has what a template filled in, so a release that changes one changes the presets of its users. */
test("the values are those of the first release", () => {
  expect(templates).toEqual(firstRelease);
});

describe("a role can do what its name says", () => {
  const permissionsOf = (name: keyof typeof templates) => templates[name].permissions;
  const produces = (name: keyof typeof templates) =>
    Object.values(permissionsOf(name).media).map(({ canProduce }) => canProduce);

  test("hosts and presenters moderate, and the others do not", () => {
    for (const name of Object.keys(templates) as (keyof typeof templates)[]) {
      const isHost = name === "group_call_host" || name === "webinar_presenter";
      const {
        kickParticipant,
        disableParticipantAudio,
        canRecord,
        acceptWaitingRequests,
        pinParticipant,
        canSpotlight,
      } = permissionsOf(name);
      const powers = [
        kickParticipant,
        disableParticipantAudio,
        canRecord,
        acceptWaitingRequests,
        pinParticipant,
        canSpotlight,
      ];
      expect(powers).toEqual(powers.map(() => isHost));
    }
  });

  test("all but viewers produce audio, video and a shared screen", () => {
    for (const name of ["group_call_host", "group_call_participant", "webinar_presenter"] as const) {
      expect(produces(name)).toEqual(["ALLOWED", "ALLOWED", "ALLOWED"]);
    }
    expect(produces("webinar_viewer")).toEqual(["NOT_ALLOWED", "NOT_ALLOWED", "NOT_ALLOWED"]);
    expect(permissionsOf("webinar_viewer")).toMatchObject({
      stageAccess: "NOT_ALLOWED",
      chat: { public: { canSend: false } },
      polls: { canVote: true, canCreate: false },
    });
  });

  test("webinars have a stage, and group calls have none", () => {
    const types = named.map(([name, { config, permissions }]) => [
      name,
      (config as JsonObject).viewType,
      (permissions as JsonObject).stageEnabled,
    ]);
    expect(types).toEqual([
      ["group_call_host", "GROUP_CALL", false],
      ["group_call_participant", "GROUP_CALL", false],
      ["webinar_presenter", "WEBINAR", true],
      ["webinar_viewer", "WEBINAR", true],
    ]);
  });
});
