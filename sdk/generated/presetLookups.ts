// Generated from provider/preset/schema.ts by "npm run generate". Do not edit: change the schema.

/** Arguments of `getPresets`: what an object has to match, all of it. */
export interface GetPresetsArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the preset belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** Only presets of exactly this name. */
  name?: string | undefined;
  /** Only presets that RealtimeKit's search finds by this text in the name. */
  search?: string | undefined;
}

/** Arguments of `getPreset`. */
export interface GetPresetArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the preset belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** ID of the preset. Give either this or `name`. */
  id?: string | undefined;
  /** Exact name of the preset. It is an error if no preset has it, or several. */
  name?: string | undefined;
}

/** A preset as RealtimeKit has it, with the names of the outputs of its resource. */
export interface PresetResult {
  /** ID of the preset. */
  id: string;
  /** ID of the Cloudflare account that owns the app. */
  accountId: string;
  /** ID of the RealtimeKit app that the preset belongs to. */
  appId: string;
  /** Name of the preset, by which participants refer to it. */
  name: string;
  /** Type of the meeting, and quality of the media. */
  config: PresetConfigResult | undefined;
  /** What participants with this preset may do. */
  permissions: PresetPermissionsResult | undefined;
  /** Look of RealtimeKit's UI Kit. */
  ui: PresetUiResult | undefined;
  /** Time at which RealtimeKit created the preset, as an ISO 8601 string. */
  createdAt: string;
  /** Time at which the preset last changed, as an ISO 8601 string. */
  updatedAt: string;
}

/** The presets that a lookup finds. RealtimeKit's list does not have `config`, `permissions`, `ui`. */
export type PresetsResult = Omit<PresetResult, "config" | "permissions" | "ui">[];

/** Type of the meeting, and quality of the media. */
export interface PresetConfigResult {
  /** Type of the meeting that the participant joins. */
  viewType: "GROUP_CALL" | "WEBINAR" | "AUDIO_ROOM" | "LIVESTREAM" | undefined;
  /** How many screens can be shared at the same time. */
  maxScreenshareCount: number | undefined;
  /** How many videos the participant sees at once. */
  maxVideoStreams: PresetMaxVideoStreamsResult | undefined;
  /** Quality of what the participant sends. */
  media: PresetMediaResult | undefined;
  /** Quality levels that the viewers of a livestream can choose from. */
  livestreamViewerQualities: number[] | undefined;
}

/** What participants with this preset may do. */
export interface PresetPermissionsResult {
  /** Let people in from the waiting room. */
  acceptWaitingRequests: boolean | undefined;
  /** Accept the requests of others to send audio, video or their screen. */
  canAcceptProductionRequests: boolean | undefined;
  /** Change the permissions of others during a session. */
  canChangeParticipantPermissions: boolean | undefined;
  /** Change one's own name before joining. */
  canEditDisplayName: boolean | undefined;
  /** Start and stop livestreams. */
  canLivestream: boolean | undefined;
  /** Start and stop recordings. */
  canRecord: boolean | undefined;
  /** Put a participant in the spotlight for everybody. */
  canSpotlight: boolean | undefined;
  /** Mute the microphones of others. */
  disableParticipantAudio: boolean | undefined;
  /** Stop the screen shares of others. */
  disableParticipantScreensharing: boolean | undefined;
  /** Turn off the cameras of others. */
  disableParticipantVideo: boolean | undefined;
  /** Hide the participant from the others. */
  hiddenParticipant: boolean | undefined;
  /** Remove others from the session. */
  kickParticipant: boolean | undefined;
  /** Pin others. */
  pinParticipant: boolean | undefined;
  /** See the list of participants. */
  showParticipantList: boolean | undefined;
  /** Permissions in the chat. */
  chat: PresetChatResult | undefined;
  /** Permissions for breakout rooms. */
  connectedMeetings: PresetConnectedMeetingsResult | undefined;
  /** What the participant can send. */
  media: PresetMediaPermissionsResult | undefined;
  /** Permissions for plugins. */
  plugins: PresetPluginsResult | undefined;
  /** Permissions for polls. */
  polls: PresetPollsResult | undefined;
  /** What kind of recording bot joins with this preset; `NONE` for people. */
  recorderType: "RECORDER" | "LIVESTREAMER" | "NONE" | undefined;
  /** How the participant joins: at once (`SKIP`), when somebody with `acceptWaitingRequests` is in the session (`ON_PRIVILEGED_USER_ENTRY`), or when such a person lets the participant in (`SKIP_ON_ACCEPT`). */
  waitingRoomType: "SKIP" | "ON_PRIVILEGED_USER_ENTRY" | "SKIP_ON_ACCEPT" | undefined;
  /** Accept the requests of others to come on stage. */
  acceptStageRequests: boolean | undefined;
  /** The participant is a recording bot. */
  isRecorder: boolean | undefined;
  /** Whether the participant can come on stage: always, never, or after a request that a host accepts. */
  stageAccess: "ALLOWED" | "NOT_ALLOWED" | "CAN_REQUEST" | undefined;
  /** The meeting has a stage, on which a webinar's presenters are. */
  stageEnabled: boolean | undefined;
  /** Transcribe what the participant says while the session runs. */
  transcriptionEnabled: boolean | undefined;
}

/** Look of RealtimeKit's UI Kit. */
export interface PresetUiResult {
  /** Colors, fonts and shapes. */
  designTokens: PresetDesignTokensResult | undefined;
  /** Changes to the UI Kit's configuration, with names as the UI Kit has them. */
  configDiff: Record<string, unknown> | undefined;
}

/** How many videos the participant sees at once. */
export interface PresetMaxVideoStreamsResult {
  /** How many videos a desktop device shows at once. */
  desktop: number | undefined;
  /** How many videos a mobile device shows at once. */
  mobile: number | undefined;
}

/** Quality of what the participant sends. */
export interface PresetMediaResult {
  /** Settings for the participant's camera. */
  video: PresetVideoResult | undefined;
  /** Settings for the participant's shared screen. */
  screenshare: PresetScreenshareResult | undefined;
  /** Settings for the participant's audio. */
  audio: PresetAudioResult | undefined;
}

/** Permissions in the chat. */
export interface PresetChatResult {
  /** Messages to one participant. */
  private: PresetPrivateChatResult | undefined;
  /** Messages to everybody. */
  public: PresetPublicChatResult | undefined;
}

/** Permissions for breakout rooms. */
export interface PresetConnectedMeetingsResult {
  /** Create, change and close breakout rooms. */
  canAlterConnectedMeetings: boolean | undefined;
  /** Move from one breakout room to another. */
  canSwitchConnectedMeetings: boolean | undefined;
  /** Move from a breakout room back to the main meeting. */
  canSwitchToParentMeeting: boolean | undefined;
}

/** What the participant can send. */
export interface PresetMediaPermissionsResult {
  /** The participant's microphone. */
  audio: PresetProducingResult | undefined;
  /** The participant's camera. */
  video: PresetProducingResult | undefined;
  /** The participant's screen. */
  screenshare: PresetProducingResult | undefined;
}

/** Permissions for plugins. */
export interface PresetPluginsResult {
  /** Close plugins that are open. */
  canClose: boolean | undefined;
  /** Change the configuration of plugins. */
  canEditConfig: boolean | undefined;
  /** Start plugins. */
  canStart: boolean | undefined;
  /** Settings of each plugin, by its ID. */
  config: Record<string, PresetPluginConfigResult> | undefined;
}

/** Permissions for polls. */
export interface PresetPollsResult {
  /** Create polls. */
  canCreate: boolean | undefined;
  /** See polls and their results. */
  canView: boolean | undefined;
  /** Vote in polls. */
  canVote: boolean | undefined;
}

/** Colors, fonts and shapes. */
export interface PresetDesignTokensResult {
  /** How round corners are. */
  borderRadius: "sharp" | "rounded" | "extra-rounded" | "circular" | undefined;
  /** How wide borders are. */
  borderWidth: "none" | "thin" | "fat" | undefined;
  /** Theme. */
  theme: "darkest" | "dark" | "light" | undefined;
  /** Unit of which every distance is a multiple. */
  spacingBase: number | undefined;
  /** Colors, each as a hexadecimal RGB value such as `#b56927`. */
  colors: PresetColorsResult | undefined;
  /** Font family, as CSS names it. */
  fontFamily: string | undefined;
  /** Name of a font of Google Fonts, which the UI Kit then loads. */
  googleFont: string | undefined;
  /** URL of the logo. */
  logo: string | undefined;
}

/** Settings for the participant's camera. */
export interface PresetVideoResult {
  /** Resolution of the participant's camera. */
  quality: "hd" | "vga" | "qvga" | "fhd" | "uhd" | undefined;
  /** Frame rate of the participant's camera. */
  frameRate: number | undefined;
  /** Send the video in several qualities at once, so that each receiver gets one that suits its connection. */
  simulcast: boolean | undefined;
}

/** Settings for the participant's shared screen. */
export interface PresetScreenshareResult {
  /** Resolution of the shared screen. */
  quality: "hd" | "vga" | "qvga" | "fhd" | "uhd" | undefined;
  /** Frame rate of the shared screen. */
  frameRate: number | undefined;
}

/** Settings for the participant's audio. */
export interface PresetAudioResult {
  /** Send audio of high quality, such as music needs. */
  enableHighBitrate: boolean | undefined;
  /** Send audio in stereo. */
  enableStereo: boolean | undefined;
}

/** Messages to one participant. */
export interface PresetPrivateChatResult {
  /** Receive private messages. */
  canReceive: boolean | undefined;
  /** Send private messages. */
  canSend: boolean | undefined;
  /** Send files in private messages. */
  files: boolean | undefined;
  /** Send text in private messages. */
  text: boolean | undefined;
}

/** Messages to everybody. */
export interface PresetPublicChatResult {
  /** Send messages to everybody. */
  canSend: boolean | undefined;
  /** Send files to everybody. */
  files: boolean | undefined;
  /** Send text to everybody. */
  text: boolean | undefined;
}

/** Permission to send one kind of media. */
export interface PresetProducingResult {
  /** Whether the participant can send it: always, never, or after a request that a host accepts. */
  canProduce: "ALLOWED" | "NOT_ALLOWED" | "CAN_REQUEST" | undefined;
}

/** Settings of one plugin. It takes any other field; the provider sends its name as you write it. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface PresetPluginConfigResult {
  /** Whether the participant can use the plugin or only watch it. */
  accessControl: "FULL_ACCESS" | "VIEW_ONLY" | undefined;
  /** The plugin itself handles participants who can only watch it. */
  handlesViewOnly: boolean | undefined;
  [field: string]: unknown;
}

/** Colors, each as a hexadecimal RGB value such as `#b56927`. */
export interface PresetColorsResult {
  /** Shades of the background. */
  background: PresetBackgroundColorsResult | undefined;
  /** Shades of your brand's color. */
  brand: PresetBrandColorsResult | undefined;
  /** Color of errors and of what ends something. */
  danger: string | undefined;
  /** Color of what succeeded. */
  success: string | undefined;
  /** Color of text on the background. */
  text: string | undefined;
  /** Color of text on the brand color. */
  textOnBrand: string | undefined;
  /** Color behind videos. */
  videoBg: string | undefined;
  /** Color of warnings. */
  warning: string | undefined;
}

/** Shades of the background. */
export interface PresetBackgroundColorsResult {
  /** Shade 600 of the background. */
  600: string | undefined;
  /** Shade 700 of the background. */
  700: string | undefined;
  /** Shade 800 of the background. */
  800: string | undefined;
  /** Shade 900 of the background. */
  900: string | undefined;
  /** Shade 1000 of the background. */
  1000: string | undefined;
}

/** Shades of your brand's color. */
export interface PresetBrandColorsResult {
  /** Shade 300 of the brand color. */
  300: string | undefined;
  /** Shade 400 of the brand color. */
  400: string | undefined;
  /** Shade 500 of the brand color. */
  500: string | undefined;
  /** Shade 600 of the brand color. */
  600: string | undefined;
  /** Shade 700 of the brand color. */
  700: string | undefined;
}
