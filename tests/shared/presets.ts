import type { Emulator } from "realtimekit-emulator";

/** Makes presets by hand. */
export async function makePresets(
  { url }: Pick<Emulator, "url">,
  { accountId, appId, token }: { accountId: string; appId: string; token: string },
  ...names: string[]
): Promise<void> {
  for (const name of names) {
    const answer = await fetch(`${url}/accounts/${accountId}/realtime/kit/${appId}/presets`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(wirePreset(name)),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
}

/** A preset as the API takes it: all fields that RealtimeKit requires, and no other. */
export function wirePreset(name: string) {
  return { name, config, permissions, ui };
}

const config = {
  view_type: "GROUP_CALL",
  max_screenshare_count: 1,
  max_video_streams: { desktop: 16, mobile: 6 },
  media: { video: { quality: "hd", frame_rate: 30 }, screenshare: { quality: "hd", frame_rate: 5 } },
};

const yes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, true]));
const permissions = {
  ...yes("accept_waiting_requests", "can_accept_production_requests", "can_change_participant_permissions"),
  ...yes("can_edit_display_name", "can_livestream", "can_record", "can_spotlight", "disable_participant_audio"),
  ...yes("disable_participant_screensharing", "disable_participant_video", "hidden_participant", "kick_participant"),
  ...yes("pin_participant", "show_participant_list"),
  chat: { private: yes("can_receive", "can_send", "files", "text"), public: yes("can_send", "files", "text") },
  connected_meetings: yes(
    "can_alter_connected_meetings",
    "can_switch_connected_meetings",
    "can_switch_to_parent_meeting",
  ),
  media: {
    audio: { can_produce: "ALLOWED" },
    screenshare: { can_produce: "ALLOWED" },
    video: { can_produce: "ALLOWED" },
  },
  plugins: { ...yes("can_close", "can_edit_config", "can_start"), config: {} },
  polls: yes("can_create", "can_view", "can_vote"),
  recorder_type: "NONE",
  waiting_room_type: "SKIP",
};

const shades = (...names: number[]) => Object.fromEntries(names.map((name) => [name, "#123456"]));
const ui = {
  design_tokens: {
    border_radius: "rounded",
    border_width: "thin",
    colors: {
      background: shades(600, 700, 800, 900, 1000),
      brand: shades(300, 400, 500, 600, 700),
      ...Object.fromEntries(
        ["danger", "success", "text", "text_on_brand", "video_bg", "warning"].map((name) => [name, "#123456"]),
      ),
    },
    spacing_base: 4,
    theme: "dark",
  },
};
