import { type Probe, same } from "./probe";

export const presets: Probe[] = [
  {
    name: "preset-required",
    rule: "a required field with a default must be sent",
    async ask(lab) {
      const { ui, ...body } = lab.presetBody("Incomplete");
      const { theme: _, ...design_tokens } = ui.design_tokens;
      same("status", (await lab.call("POST", "presets", { body: { ...body, ui: { design_tokens } } })).status, 400);
    },
  },
  {
    name: "preset-unique",
    rule: "PATCH and PUT to a name that another preset has are a 409",
    async ask(lab) {
      const { id } = await lab.preset();
      const body = lab.presetBody("Taken");
      await lab.data("POST", "presets", body);
      same("PATCH", (await lab.call("PATCH", `presets/${id}`, { body: { name: body.name } })).status, 409);
      same("PUT", (await lab.call("PUT", `presets/${id}`, { body })).status, 409);
    },
  },
  {
    name: "preset-patch",
    rule: "PATCH merges objects at every depth, and replaces arrays",
    async ask(lab) {
      const { id } = await lab.preset();
      await lab.data("PATCH", `presets/${id}`, { config: { livestream_viewer_qualities: [240, 480] } });
      const config = { max_video_streams: { mobile: 3 }, livestream_viewer_qualities: [720] };
      await lab.data("PATCH", `presets/${id}`, { config });
      const after = (await lab.data("GET", `presets/${id}`)).config;
      const { max_video_streams } = lab.presetBody("Preset").config;
      same("max_video_streams", after.max_video_streams, { ...max_video_streams, mobile: 3 });
      same("livestream_viewer_qualities", after.livestream_viewer_qualities, [720]);
    },
  },
  {
    name: "preset-put",
    rule: "PUT puts omitted fields back to their default, or unsets them",
    async ask(lab) {
      const { id } = await lab.preset();
      const body = lab.presetBody("Preset");
      const font = { design_tokens: { font_family: "Inter" } };
      await lab.data("PATCH", `presets/${id}`, { config: { livestream_viewer_qualities: [480] }, ui: font });
      await lab.data("PUT", `presets/${id}`, body);
      const { config, ui } = await lab.data("GET", `presets/${id}`);
      same("qualities and font", [config.livestream_viewer_qualities, ui.design_tokens.font_family], [[], undefined]);
    },
  },
  {
    name: "preset-ui",
    rule: "unknown keys inside `ui` are kept and answered",
    async ask(lab) {
      const { id } = await lab.preset();
      const body = lab.presetBody("Preset");
      await lab.data("PUT", `presets/${id}`, { ...body, ui: { ...body.ui, config_diff: { a: 1 } } });
      const { ui } = await lab.data("GET", `presets/${id}`);
      await lab.data("PUT", `presets/${id}`, body);
      same("config_diff", ui.config_diff, { a: 1 });
    },
  },
  {
    name: "preset-in-use",
    rule: "a preset that participants use may be deleted; they keep its name",
    async ask(lab) {
      const preset = await lab.data("POST", "presets", lab.presetBody("Used"));
      const { id } = await lab.meeting();
      const body = { custom_participant_id: lab.name("of-a-deleted-preset"), preset_name: preset.name };
      const participant = await lab.data("POST", `meetings/${id}/participants`, body);
      same("status", (await lab.call("DELETE", `presets/${preset.id}`)).status, 200);
      const { preset_name } = await lab.data("GET", `meetings/${id}/participants/${participant.id}`);
      same("preset_name", preset_name, preset.name);
    },
  },
];
