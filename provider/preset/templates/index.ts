import { groupCallHost } from "./groupCallHost";
import { groupCallParticipant } from "./groupCallParticipant";
import type { Template } from "./template";
import { webinarPresenter } from "./webinarPresenter";
import { webinarViewer } from "./webinarViewer";

/**
 * The roles of RealtimeKit's usual presets, which the dashboard makes for an app that is created there. Cloudflare does
 * not publish their values, so each follows its role. A state has what a template filled in: no release changes one.
 */
export const templates = {
  group_call_host: groupCallHost,
  group_call_participant: groupCallParticipant,
  webinar_presenter: webinarPresenter,
  webinar_viewer: webinarViewer,
} as const satisfies Record<string, Template>;

export const TEMPLATE_NAMES = Object.keys(templates) as (keyof typeof templates)[];
export const DEFAULT_TEMPLATE = "group_call_participant" satisfies keyof typeof templates;
