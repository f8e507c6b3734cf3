import { webinar } from "./config";
import { ui } from "./designTokens";
import { groupCallParticipant } from "./groupCallParticipant";
import { frozen, type Template } from "./template";

/** Watches a webinar: sees and hears the stage, reads the chat and votes, and sends nothing. */
export const webinarViewer: Template = frozen({
  config: webinar,
  ui,
  permissions: {
    // Has no power over others, is seen in the list, joins at once and votes as a participant does.
    ...groupCallParticipant.permissions,

    // Sends nothing. CAN_REQUEST here and for stageAccess makes a viewer who may ask to come on stage.
    media: {
      audio: { canProduce: "NOT_ALLOWED" },
      video: { canProduce: "NOT_ALLOWED" },
      screenshare: { canProduce: "NOT_ALLOWED" },
    },
    stageEnabled: true,
    stageAccess: "NOT_ALLOWED",

    // Reads what is written to everybody, and what a presenter writes to this viewer.
    chat: {
      private: { canReceive: true, canSend: false, files: false, text: false },
      public: { canSend: false, files: false, text: false },
    },
  },
});
