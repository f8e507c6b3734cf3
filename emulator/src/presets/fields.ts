import { type FieldRule, type Fields, flag, text } from "../fields/field";

// Types, ranges, enums, defaults and what is required are [documented: Cloudflare OpenAPI] unless a line says otherwise.
// A required field with a default must be sent all the same. [assumed preset-required]

const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });
const group = (fields: Fields): FieldRule => ({ type: "object", fields, required: true });
const oneOf = (...values: string[]): FieldRule => ({ type: "string", oneOf: values });
const bool: FieldRule = { type: "boolean" };
const count: FieldRule = { type: "number" };
const permission = oneOf("ALLOWED", "NOT_ALLOWED", "CAN_REQUEST");
const quality = required(oneOf("hd", "vga", "qvga", "fhd", "uhd"));

/** Required booleans. */
const bools = (...names: string[]): Fields => Object.fromEntries(names.map((name) => [name, required(bool)]));
/** Required strings, such as the shades of a colour. */
const texts = (...names: string[]): Fields => Object.fromEntries(names.map((name) => [name, required(text)]));

const config: Fields = {
  view_type: required(oneOf("GROUP_CALL", "WEBINAR", "AUDIO_ROOM", "LIVESTREAM")),
  max_screenshare_count: required(count),
  max_video_streams: group({ desktop: required(count), mobile: required(count) }),
  media: group({
    video: group({ quality, frame_rate: required({ type: "number", max: 30 }), simulcast: flag(false) }),
    screenshare: group({ quality, frame_rate: required(count) }),
    audio: { type: "object", fields: { enable_high_bitrate: flag(false), enable_stereo: flag(false) } },
  }),
  livestream_viewer_qualities: {
    type: "array",
    items: { type: "integer", min: 0 },
    nullable: "always",
    default: [],
  },
};

const producing = group({ can_produce: required(permission) });

const permissions: Fields = {
  ...bools(
    "accept_waiting_requests",
    "can_accept_production_requests",
    "can_change_participant_permissions",
    "can_edit_display_name",
    "can_livestream",
    "can_record",
    "can_spotlight",
    "disable_participant_audio",
    "disable_participant_screensharing",
    "disable_participant_video",
    "hidden_participant",
    "kick_participant",
    "pin_participant",
    "show_participant_list",
  ),
  chat: group({
    private: group(bools("can_receive", "can_send", "files", "text")),
    public: group(bools("can_send", "files", "text")),
  }),
  connected_meetings: group(
    bools("can_alter_connected_meetings", "can_switch_connected_meetings", "can_switch_to_parent_meeting"),
  ),
  media: group({ audio: producing, video: producing, screenshare: producing }),
  plugins: group({
    ...bools("can_close", "can_edit_config", "can_start"),
    // by the plugin's uuid; any other key of a plugin is answered as it was sent
    config: required({
      type: "map",
      items: {
        type: "object",
        open: true,
        fields: { access_control: oneOf("FULL_ACCESS", "VIEW_ONLY"), handles_view_only: bool },
      },
    }),
  }),
  polls: group(bools("can_create", "can_view", "can_vote")),
  recorder_type: required(oneOf("RECORDER", "LIVESTREAMER", "NONE")),
  waiting_room_type: required(oneOf("SKIP", "ON_PRIVILEGED_USER_ENTRY", "SKIP_ON_ACCEPT")),
  accept_stage_requests: bool,
  is_recorder: flag(false),
  stage_access: permission,
  stage_enabled: bool,
  transcription_enabled: bool,
};

const designTokens: Fields = {
  border_radius: required(oneOf("sharp", "rounded", "extra-rounded", "circular")),
  border_width: required(oneOf("none", "thin", "fat")),
  theme: required(oneOf("darkest", "dark", "light")),
  spacing_base: required({ type: "number", min: 1 }),
  colors: group({
    background: group(texts("600", "700", "800", "900", "1000")),
    brand: group(texts("300", "400", "500", "600", "700")),
    ...texts("danger", "success", "text", "text_on_brand", "video_bg", "warning"),
  }),
  font_family: text,
  google_font: text,
  logo: { type: "uri" },
};

/** The body of POST and PUT, and with nothing required that of PATCH. */
export const presetFields: Fields = {
  name: required(text),
  config: group(config),
  permissions: group(permissions),
  // Keys that the schema lacks are answered as they were sent: clients still send ui.config_diff. [assumed preset-ui]
  ui: { ...group({ design_tokens: group(designTokens) }), open: true },
};
