import { webinar } from "./config";
import { ui } from "./designTokens";
import { groupCallHost } from "./groupCallHost";
import { frozen, type Template } from "./template";

/** Leads a webinar: a host who is on its stage. */
export const webinarPresenter: Template = frozen({
  config: webinar,
  ui,
  permissions: {
    // Moderates, records, chats and sends media as a host does.
    ...groupCallHost.permissions,

    // A webinar has a stage. The presenter is on it, and lets viewers come who ask.
    stageEnabled: true,
    stageAccess: "ALLOWED",
    acceptStageRequests: true,
  },
});
