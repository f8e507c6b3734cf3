import { groupCall } from "./config";
import { ui } from "./designTokens";
import { frozen, type Template } from "./template";

/** Takes part in a group call: speaks, is seen, shares a screen and chats, and has no power over others. */
export const groupCallParticipant: Template = frozen({
  config: groupCall,
  ui,
  permissions: {
    // Joins at once, and lets nobody in.
    acceptWaitingRequests: false,
    waitingRoomType: "SKIP",

    // Moderation is the host's.
    canAcceptProductionRequests: false,
    canChangeParticipantPermissions: false,
    canSpotlight: false,
    disableParticipantAudio: false,
    disableParticipantScreensharing: false,
    disableParticipantVideo: false,
    kickParticipant: false,
    pinParticipant: false,

    // Recording and livestreaming are the host's, too.
    canLivestream: false,
    canRecord: false,

    // Is seen, sees who is there, and joins under a name of choice.
    hiddenParticipant: false,
    showParticipantList: true,
    canEditDisplayName: true,

    // Writes to everybody and to each, text and files.
    chat: {
      private: { canReceive: true, canSend: true, files: true, text: true },
      public: { canSend: true, files: true, text: true },
    },

    // Goes to the breakout room that the host chooses.
    connectedMeetings: {
      canAlterConnectedMeetings: false,
      canSwitchConnectedMeetings: false,
      canSwitchToParentMeeting: false,
    },

    media: {
      audio: { canProduce: "ALLOWED" },
      video: { canProduce: "ALLOWED" },
      screenshare: { canProduce: "ALLOWED" },
    },

    // Uses the plugins and answers the polls of the host.
    plugins: { canClose: false, canEditConfig: false, canStart: false, config: {} },
    polls: { canCreate: false, canView: true, canVote: true },

    // A group call has no stage, so everybody is on it.
    stageEnabled: false,
    stageAccess: "ALLOWED",
    acceptStageRequests: false,

    // A person, not a recording bot.
    recorderType: "NONE",
    isRecorder: false,

    // Live transcription costs money, and those who speak have to know of it: it is yours to turn on.
    transcriptionEnabled: false,
  },
});
