import { groupCall } from "./config";
import { ui } from "./designTokens";
import { frozen, type Template } from "./template";

/** Leads a group call: takes part in it like everybody, and may do all that a moderator does. */
export const groupCallHost: Template = frozen({
  config: groupCall,
  ui,
  permissions: {
    // The host decides who joins, and waits for nobody.
    acceptWaitingRequests: true,
    waitingRoomType: "SKIP",

    // Moderates the others.
    canAcceptProductionRequests: true,
    canChangeParticipantPermissions: true,
    canSpotlight: true,
    disableParticipantAudio: true,
    disableParticipantScreensharing: true,
    disableParticipantVideo: true,
    kickParticipant: true,
    pinParticipant: true,

    // Decides what leaves the meeting.
    canLivestream: true,
    canRecord: true,

    // Is seen, sees who is there, and joins under a name of choice.
    hiddenParticipant: false,
    showParticipantList: true,
    canEditDisplayName: true,

    // Writes to everybody and to each, text and files.
    chat: {
      private: { canReceive: true, canSend: true, files: true, text: true },
      public: { canSend: true, files: true, text: true },
    },

    // Opens breakout rooms, and visits them.
    connectedMeetings: {
      canAlterConnectedMeetings: true,
      canSwitchConnectedMeetings: true,
      canSwitchToParentMeeting: true,
    },

    media: {
      audio: { canProduce: "ALLOWED" },
      video: { canProduce: "ALLOWED" },
      screenshare: { canProduce: "ALLOWED" },
    },

    // Runs plugins and polls for the group.
    plugins: { canClose: true, canEditConfig: true, canStart: true, config: {} },
    polls: { canCreate: true, canView: true, canVote: true },

    // A group call has no stage. In a meeting that has one, a host is on it and lets others come.
    stageEnabled: false,
    stageAccess: "ALLOWED",
    acceptStageRequests: true,

    // A person, not a recording bot.
    recorderType: "NONE",
    isRecorder: false,

    // Live transcription costs money, and those who speak have to know of it: it is yours to turn on.
    transcriptionEnabled: false,
  },
});
