// Generated from plugin/schema.json by "npm run generate". Do not edit: change the schemas of the resources.

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingAudioConfigChannel = {
  Mono: "mono",
  Stereo: "stereo",
} as const;

export type MeetingAudioConfigChannel = (typeof MeetingAudioConfigChannel)[keyof typeof MeetingAudioConfigChannel];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingAudioConfigCodec = {
  MP3: "MP3",
  AAC: "AAC",
} as const;

export type MeetingAudioConfigCodec = (typeof MeetingAudioConfigCodec)[keyof typeof MeetingAudioConfigCodec];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingListLookupStatus = {
  ACTIVE: "ACTIVE",
  INACTIVE: "INACTIVE",
} as const;

export type MeetingListLookupStatus = (typeof MeetingListLookupStatus)[keyof typeof MeetingListLookupStatus];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingStatus = {
  ACTIVE: "ACTIVE",
  INACTIVE: "INACTIVE",
} as const;

export type MeetingStatus = (typeof MeetingStatus)[keyof typeof MeetingStatus];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingStorageConfigAuthMethod = {
  KEY: "KEY",
  PASSWORD: "PASSWORD",
} as const;

export type MeetingStorageConfigAuthMethod = (typeof MeetingStorageConfigAuthMethod)[keyof typeof MeetingStorageConfigAuthMethod];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingStorageConfigType = {
  Aws: "aws",
  Azure: "azure",
  Digitalocean: "digitalocean",
  Gcs: "gcs",
  Sftp: "sftp",
  Cloudflare: "cloudflare",
} as const;

export type MeetingStorageConfigType = (typeof MeetingStorageConfigType)[keyof typeof MeetingStorageConfigType];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingSummarizationSummaryType = {
  General: "general",
  Team_meeting: "team_meeting",
  Sales_call: "sales_call",
  Client_check_in: "client_check_in",
  Interview: "interview",
  Daily_standup: "daily_standup",
  One_on_one_meeting: "one_on_one_meeting",
  Lecture: "lecture",
  Code_review: "code_review",
} as const;

export type MeetingSummarizationSummaryType = (typeof MeetingSummarizationSummaryType)[keyof typeof MeetingSummarizationSummaryType];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingSummarizationTextFormat = {
  Plain_text: "plain_text",
  Markdown: "markdown",
} as const;

export type MeetingSummarizationTextFormat = (typeof MeetingSummarizationTextFormat)[keyof typeof MeetingSummarizationTextFormat];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingTranscriptionLanguage = {
  En_US: "en-US",
  En_IN: "en-IN",
  De: "de",
  Hi: "hi",
  Sv: "sv",
  Ru: "ru",
  Pl: "pl",
  El: "el",
  Fr: "fr",
  Nl: "nl",
} as const;

export type MeetingTranscriptionLanguage = (typeof MeetingTranscriptionLanguage)[keyof typeof MeetingTranscriptionLanguage];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingVideoConfigCodec = {
  H264: "H264",
  VP8: "VP8",
  VP9: "VP9",
} as const;

export type MeetingVideoConfigCodec = (typeof MeetingVideoConfigCodec)[keyof typeof MeetingVideoConfigCodec];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const MeetingWatermarkPosition = {
  Left_top: "left top",
  Right_top: "right top",
  Left_bottom: "left bottom",
  Right_bottom: "right bottom",
} as const;

export type MeetingWatermarkPosition = (typeof MeetingWatermarkPosition)[keyof typeof MeetingWatermarkPosition];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetConfigViewType = {
  GROUP_CALL: "GROUP_CALL",
  WEBINAR: "WEBINAR",
  AUDIO_ROOM: "AUDIO_ROOM",
  LIVESTREAM: "LIVESTREAM",
} as const;

export type PresetConfigViewType = (typeof PresetConfigViewType)[keyof typeof PresetConfigViewType];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetDesignTokensBorderRadius = {
  Sharp: "sharp",
  Rounded: "rounded",
  Extra_rounded: "extra-rounded",
  Circular: "circular",
} as const;

export type PresetDesignTokensBorderRadius = (typeof PresetDesignTokensBorderRadius)[keyof typeof PresetDesignTokensBorderRadius];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetDesignTokensBorderWidth = {
  None: "none",
  Thin: "thin",
  Fat: "fat",
} as const;

export type PresetDesignTokensBorderWidth = (typeof PresetDesignTokensBorderWidth)[keyof typeof PresetDesignTokensBorderWidth];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetDesignTokensTheme = {
  Darkest: "darkest",
  Dark: "dark",
  Light: "light",
} as const;

export type PresetDesignTokensTheme = (typeof PresetDesignTokensTheme)[keyof typeof PresetDesignTokensTheme];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetPermissionsRecorderType = {
  RECORDER: "RECORDER",
  LIVESTREAMER: "LIVESTREAMER",
  NONE: "NONE",
} as const;

export type PresetPermissionsRecorderType = (typeof PresetPermissionsRecorderType)[keyof typeof PresetPermissionsRecorderType];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetPermissionsStageAccess = {
  ALLOWED: "ALLOWED",
  NOT_ALLOWED: "NOT_ALLOWED",
  CAN_REQUEST: "CAN_REQUEST",
} as const;

export type PresetPermissionsStageAccess = (typeof PresetPermissionsStageAccess)[keyof typeof PresetPermissionsStageAccess];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetPermissionsWaitingRoomType = {
  SKIP: "SKIP",
  ON_PRIVILEGED_USER_ENTRY: "ON_PRIVILEGED_USER_ENTRY",
  SKIP_ON_ACCEPT: "SKIP_ON_ACCEPT",
} as const;

export type PresetPermissionsWaitingRoomType = (typeof PresetPermissionsWaitingRoomType)[keyof typeof PresetPermissionsWaitingRoomType];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetPluginConfigAccessControl = {
  FULL_ACCESS: "FULL_ACCESS",
  VIEW_ONLY: "VIEW_ONLY",
} as const;

export type PresetPluginConfigAccessControl = (typeof PresetPluginConfigAccessControl)[keyof typeof PresetPluginConfigAccessControl];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetProducingCanProduce = {
  ALLOWED: "ALLOWED",
  NOT_ALLOWED: "NOT_ALLOWED",
  CAN_REQUEST: "CAN_REQUEST",
} as const;

export type PresetProducingCanProduce = (typeof PresetProducingCanProduce)[keyof typeof PresetProducingCanProduce];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetScreenshareQuality = {
  Hd: "hd",
  Vga: "vga",
  Qvga: "qvga",
  Fhd: "fhd",
  Uhd: "uhd",
} as const;

export type PresetScreenshareQuality = (typeof PresetScreenshareQuality)[keyof typeof PresetScreenshareQuality];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetTemplate = {
  Group_call_host: "group_call_host",
  Group_call_participant: "group_call_participant",
  Webinar_presenter: "webinar_presenter",
  Webinar_viewer: "webinar_viewer",
} as const;

export type PresetTemplate = (typeof PresetTemplate)[keyof typeof PresetTemplate];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const PresetVideoQuality = {
  Hd: "hd",
  Vga: "vga",
  Qvga: "qvga",
  Fhd: "fhd",
  Uhd: "uhd",
} as const;

export type PresetVideoQuality = (typeof PresetVideoQuality)[keyof typeof PresetVideoQuality];

/** Constants for the known values, as `pulumi import` writes them. You can also pass the plain text. */
export const WebhookEvents = {
  Meeting_started: "meeting.started",
  Meeting_ended: "meeting.ended",
  Meeting_participantJoined: "meeting.participantJoined",
  Meeting_participantLeft: "meeting.participantLeft",
  Meeting_chatSynced: "meeting.chatSynced",
  Recording_statusUpdate: "recording.statusUpdate",
  Livestreaming_statusUpdate: "livestreaming.statusUpdate",
  Meeting_transcript: "meeting.transcript",
  Meeting_summary: "meeting.summary",
} as const;

export type WebhookEvents = (typeof WebhookEvents)[keyof typeof WebhookEvents];
