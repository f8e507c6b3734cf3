import * as z from "zod";
import { field } from "../schema/field";

/** What the participants of a preset may do. RealtimeKit describes few of them; the rest is said by its SDKs. */

const may = (doc: string) => field(z.boolean().optional(), { doc });
const access = () => z.enum(["ALLOWED", "NOT_ALLOWED", "CAN_REQUEST"]).optional();

const privateChat = z
  .strictObject({
    canReceive: may("Receive private messages."),
    canSend: may("Send private messages."),
    files: may("Send files in private messages."),
    text: may("Send text in private messages."),
  })
  .meta({ id: "PrivateChat" });

const publicChat = z
  .strictObject({
    canSend: may("Send messages to everybody."),
    files: may("Send files to everybody."),
    text: may("Send text to everybody."),
  })
  .meta({ id: "PublicChat" });

const chat = z
  .strictObject({
    private: field(privateChat.optional(), { doc: "Messages to one participant." }),
    public: field(publicChat.optional(), { doc: "Messages to everybody." }),
  })
  .meta({ id: "Chat" });

const connectedMeetings = z
  .strictObject({
    canAlterConnectedMeetings: may("Create, change and close breakout rooms."),
    canSwitchConnectedMeetings: may("Move from one breakout room to another."),
    canSwitchToParentMeeting: may("Move from a breakout room back to the main meeting."),
  })
  .meta({ id: "ConnectedMeetings" });

const producing = z
  .strictObject({
    canProduce: field(access(), {
      doc: "Whether the participant can send it: always, never, or after a request that a host accepts.",
    }),
  })
  .meta({ id: "Producing", description: "Permission to send one kind of media." });

const media = z
  .strictObject({
    audio: field(producing.optional(), { doc: "The participant's microphone." }),
    video: field(producing.optional(), { doc: "The participant's camera." }),
    screenshare: field(producing.optional(), { doc: "The participant's screen." }),
  })
  .meta({ id: "MediaPermissions" });

const pluginConfig = z
  .looseObject({
    accessControl: field(z.enum(["FULL_ACCESS", "VIEW_ONLY"]).optional(), {
      doc: "Whether the participant can use the plugin or only watch it.",
    }),
    handlesViewOnly: may("The plugin itself handles participants who can only watch it."),
  })
  .meta({
    id: "PluginConfig",
    description:
      "Settings of one plugin. It takes any other field; the provider sends its name as you write it. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`.",
  });

const plugins = z
  .strictObject({
    canClose: may("Close plugins that are open."),
    canEditConfig: may("Change the configuration of plugins."),
    canStart: may("Start plugins."),
    config: field(z.record(z.string(), pluginConfig).optional(), {
      doc: "Settings of each plugin, by its ID. The provider adds them to those of the template, which has none.",
    }),
  })
  .meta({ id: "Plugins" });

const polls = z
  .strictObject({
    canCreate: may("Create polls."),
    canView: may("See polls and their results."),
    canVote: may("Vote in polls."),
  })
  .meta({ id: "Polls" });

export const permissions = z
  .strictObject({
    acceptWaitingRequests: may("Let people in from the waiting room."),
    canAcceptProductionRequests: may("Accept the requests of others to send audio, video or their screen."),
    canChangeParticipantPermissions: may("Change the permissions of others during a session."),
    canEditDisplayName: may("Change one's own name before joining."),
    canLivestream: may("Start and stop livestreams."),
    canRecord: may("Start and stop recordings."),
    canSpotlight: may("Put a participant in the spotlight for everybody."),
    disableParticipantAudio: may("Mute the microphones of others."),
    disableParticipantScreensharing: may("Stop the screen shares of others."),
    disableParticipantVideo: may("Turn off the cameras of others."),
    hiddenParticipant: may("Hide the participant from the others."),
    kickParticipant: may("Remove others from the session."),
    pinParticipant: may("Pin others."),
    showParticipantList: may("See the list of participants."),
    chat: field(chat.optional(), { doc: "Permissions in the chat." }),
    connectedMeetings: field(connectedMeetings.optional(), { doc: "Permissions for breakout rooms." }),
    media: field(media.optional(), { doc: "What the participant can send." }),
    plugins: field(plugins.optional(), { doc: "Permissions for plugins." }),
    polls: field(polls.optional(), { doc: "Permissions for polls." }),
    recorderType: field(z.enum(["RECORDER", "LIVESTREAMER", "NONE"]).optional(), {
      doc: "What kind of recording bot joins with this preset; `NONE` for people.",
    }),
    waitingRoomType: field(z.enum(["SKIP", "ON_PRIVILEGED_USER_ENTRY", "SKIP_ON_ACCEPT"]).optional(), {
      doc: "How the participant joins: at once (`SKIP`), when somebody with `acceptWaitingRequests` is in the session (`ON_PRIVILEGED_USER_ENTRY`), or when such a person lets the participant in (`SKIP_ON_ACCEPT`).",
    }),
    acceptStageRequests: may("Accept the requests of others to come on stage."),
    isRecorder: may("The participant is a recording bot."),
    stageAccess: field(access(), {
      doc: "Whether the participant can come on stage: always, never, or after a request that a host accepts.",
    }),
    stageEnabled: may("The meeting has a stage, on which a webinar's presenters are."),
    transcriptionEnabled: may(
      "Transcribe what the participant says while the session runs. A transcript after the meeting does not need it: see `transcribeOnEnd` of the meeting.",
    ),
  })
  .meta({ id: "Permissions" });
