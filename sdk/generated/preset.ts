// Generated from provider/preset/schema.ts by "npm run generate". Do not edit: change the schema.
import * as pulumi from "@pulumi/pulumi";

/** Type of the meeting, and quality of the media. */
export interface PresetConfigArgs {
  /**
   * Type of the meeting that the participant joins.
   *
   * One of `GROUP_CALL`, `WEBINAR`, `AUDIO_ROOM`, `LIVESTREAM`.
   */
  viewType?: pulumi.Input<"GROUP_CALL" | "WEBINAR" | "AUDIO_ROOM" | "LIVESTREAM"> | undefined;
  /** How many screens can be shared at the same time. */
  maxScreenshareCount?: pulumi.Input<number> | undefined;
  /** How many videos the participant sees at once. */
  maxVideoStreams?: pulumi.Input<PresetMaxVideoStreamsArgs> | undefined;
  /** Quality of what the participant sends. */
  media?: pulumi.Input<PresetMediaArgs> | undefined;
  /** Quality levels that the viewers of a livestream can choose from. A list replaces that of the template. */
  livestreamViewerQualities?: pulumi.Input<pulumi.Input<number>[] | null> | undefined;
}

/** How many videos the participant sees at once. */
export interface PresetMaxVideoStreamsArgs {
  /** How many videos a desktop device shows at once. */
  desktop?: pulumi.Input<number> | undefined;
  /** How many videos a mobile device shows at once. */
  mobile?: pulumi.Input<number> | undefined;
}

/** Quality of what the participant sends. */
export interface PresetMediaArgs {
  /** Settings for the participant's camera. */
  video?: pulumi.Input<PresetVideoArgs> | undefined;
  /** Settings for the participant's shared screen. */
  screenshare?: pulumi.Input<PresetScreenshareArgs> | undefined;
  /** Settings for the participant's audio. */
  audio?: pulumi.Input<PresetAudioArgs> | undefined;
}

/** Settings for the participant's camera. */
export interface PresetVideoArgs {
  /**
   * Resolution of the participant's camera.
   *
   * One of `hd`, `vga`, `qvga`, `fhd`, `uhd`.
   */
  quality?: pulumi.Input<"hd" | "vga" | "qvga" | "fhd" | "uhd"> | undefined;
  /**
   * Frame rate of the participant's camera.
   *
   * Number of frames per second, at most 30.
   */
  frameRate?: pulumi.Input<number> | undefined;
  /** Send the video in several qualities at once, so that each receiver gets one that suits its connection. */
  simulcast?: pulumi.Input<boolean> | undefined;
}

/** Settings for the participant's shared screen. */
export interface PresetScreenshareArgs {
  /**
   * Resolution of the shared screen.
   *
   * One of `hd`, `vga`, `qvga`, `fhd`, `uhd`.
   */
  quality?: pulumi.Input<"hd" | "vga" | "qvga" | "fhd" | "uhd"> | undefined;
  /**
   * Frame rate of the shared screen.
   *
   * Number of frames per second.
   */
  frameRate?: pulumi.Input<number> | undefined;
}

/** Settings for the participant's audio. */
export interface PresetAudioArgs {
  /** Send audio of high quality, such as music needs. */
  enableHighBitrate?: pulumi.Input<boolean> | undefined;
  /** Send audio in stereo. */
  enableStereo?: pulumi.Input<boolean> | undefined;
}

/** What participants with this preset may do. */
export interface PresetPermissionsArgs {
  /** Let people in from the waiting room. */
  acceptWaitingRequests?: pulumi.Input<boolean> | undefined;
  /** Accept the requests of others to send audio, video or their screen. */
  canAcceptProductionRequests?: pulumi.Input<boolean> | undefined;
  /** Change the permissions of others during a session. */
  canChangeParticipantPermissions?: pulumi.Input<boolean> | undefined;
  /** Change one's own name before joining. */
  canEditDisplayName?: pulumi.Input<boolean> | undefined;
  /** Start and stop livestreams. */
  canLivestream?: pulumi.Input<boolean> | undefined;
  /** Start and stop recordings. */
  canRecord?: pulumi.Input<boolean> | undefined;
  /** Put a participant in the spotlight for everybody. */
  canSpotlight?: pulumi.Input<boolean> | undefined;
  /** Mute the microphones of others. */
  disableParticipantAudio?: pulumi.Input<boolean> | undefined;
  /** Stop the screen shares of others. */
  disableParticipantScreensharing?: pulumi.Input<boolean> | undefined;
  /** Turn off the cameras of others. */
  disableParticipantVideo?: pulumi.Input<boolean> | undefined;
  /** Hide the participant from the others. */
  hiddenParticipant?: pulumi.Input<boolean> | undefined;
  /** Remove others from the session. */
  kickParticipant?: pulumi.Input<boolean> | undefined;
  /** Pin others. */
  pinParticipant?: pulumi.Input<boolean> | undefined;
  /** See the list of participants. */
  showParticipantList?: pulumi.Input<boolean> | undefined;
  /** Permissions in the chat. */
  chat?: pulumi.Input<PresetChatArgs> | undefined;
  /** Permissions for breakout rooms. */
  connectedMeetings?: pulumi.Input<PresetConnectedMeetingsArgs> | undefined;
  /** What the participant can send. */
  media?: pulumi.Input<PresetMediaPermissionsArgs> | undefined;
  /** Permissions for plugins. */
  plugins?: pulumi.Input<PresetPluginsArgs> | undefined;
  /** Permissions for polls. */
  polls?: pulumi.Input<PresetPollsArgs> | undefined;
  /**
   * What kind of recording bot joins with this preset; `NONE` for people.
   *
   * One of `RECORDER`, `LIVESTREAMER`, `NONE`.
   */
  recorderType?: pulumi.Input<"RECORDER" | "LIVESTREAMER" | "NONE"> | undefined;
  /**
   * How the participant joins: at once (`SKIP`), when somebody with `acceptWaitingRequests` is in the session (`ON_PRIVILEGED_USER_ENTRY`), or when such a person lets the participant in (`SKIP_ON_ACCEPT`).
   *
   * One of `SKIP`, `ON_PRIVILEGED_USER_ENTRY`, `SKIP_ON_ACCEPT`.
   */
  waitingRoomType?: pulumi.Input<"SKIP" | "ON_PRIVILEGED_USER_ENTRY" | "SKIP_ON_ACCEPT"> | undefined;
  /** Accept the requests of others to come on stage. */
  acceptStageRequests?: pulumi.Input<boolean> | undefined;
  /** The participant is a recording bot. */
  isRecorder?: pulumi.Input<boolean> | undefined;
  /**
   * Whether the participant can come on stage: always, never, or after a request that a host accepts.
   *
   * One of `ALLOWED`, `NOT_ALLOWED`, `CAN_REQUEST`.
   */
  stageAccess?: pulumi.Input<"ALLOWED" | "NOT_ALLOWED" | "CAN_REQUEST"> | undefined;
  /** The meeting has a stage, on which a webinar's presenters are. */
  stageEnabled?: pulumi.Input<boolean> | undefined;
  /** Transcribe what the participant says while the session runs. A transcript after the meeting does not need it: see `transcribeOnEnd` of the meeting. */
  transcriptionEnabled?: pulumi.Input<boolean> | undefined;
}

/** Permissions in the chat. */
export interface PresetChatArgs {
  /** Messages to one participant. */
  private?: pulumi.Input<PresetPrivateChatArgs> | undefined;
  /** Messages to everybody. */
  public?: pulumi.Input<PresetPublicChatArgs> | undefined;
}

/** Messages to one participant. */
export interface PresetPrivateChatArgs {
  /** Receive private messages. */
  canReceive?: pulumi.Input<boolean> | undefined;
  /** Send private messages. */
  canSend?: pulumi.Input<boolean> | undefined;
  /** Send files in private messages. */
  files?: pulumi.Input<boolean> | undefined;
  /** Send text in private messages. */
  text?: pulumi.Input<boolean> | undefined;
}

/** Messages to everybody. */
export interface PresetPublicChatArgs {
  /** Send messages to everybody. */
  canSend?: pulumi.Input<boolean> | undefined;
  /** Send files to everybody. */
  files?: pulumi.Input<boolean> | undefined;
  /** Send text to everybody. */
  text?: pulumi.Input<boolean> | undefined;
}

/** Permissions for breakout rooms. */
export interface PresetConnectedMeetingsArgs {
  /** Create, change and close breakout rooms. */
  canAlterConnectedMeetings?: pulumi.Input<boolean> | undefined;
  /** Move from one breakout room to another. */
  canSwitchConnectedMeetings?: pulumi.Input<boolean> | undefined;
  /** Move from a breakout room back to the main meeting. */
  canSwitchToParentMeeting?: pulumi.Input<boolean> | undefined;
}

/** What the participant can send. */
export interface PresetMediaPermissionsArgs {
  /** The participant's microphone. */
  audio?: pulumi.Input<PresetProducingArgs> | undefined;
  /** The participant's camera. */
  video?: pulumi.Input<PresetProducingArgs> | undefined;
  /** The participant's screen. */
  screenshare?: pulumi.Input<PresetProducingArgs> | undefined;
}

/** Permission to send one kind of media. */
export interface PresetProducingArgs {
  /**
   * Whether the participant can send it: always, never, or after a request that a host accepts.
   *
   * One of `ALLOWED`, `NOT_ALLOWED`, `CAN_REQUEST`.
   */
  canProduce?: pulumi.Input<"ALLOWED" | "NOT_ALLOWED" | "CAN_REQUEST"> | undefined;
}

/** Permissions for plugins. */
export interface PresetPluginsArgs {
  /** Close plugins that are open. */
  canClose?: pulumi.Input<boolean> | undefined;
  /** Change the configuration of plugins. */
  canEditConfig?: pulumi.Input<boolean> | undefined;
  /** Start plugins. */
  canStart?: pulumi.Input<boolean> | undefined;
  /** Settings of each plugin, by its ID. The provider adds them to those of the template, which has none. */
  config?: pulumi.Input<Record<string, pulumi.Input<PresetPluginConfigArgs>>> | undefined;
}

/** Settings of one plugin. It takes any other field; the provider sends its name as you write it. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`. */
export interface PresetPluginConfigArgs {
  /**
   * Whether the participant can use the plugin or only watch it.
   *
   * One of `FULL_ACCESS`, `VIEW_ONLY`.
   */
  accessControl?: pulumi.Input<"FULL_ACCESS" | "VIEW_ONLY"> | undefined;
  /** The plugin itself handles participants who can only watch it. */
  handlesViewOnly?: pulumi.Input<boolean> | undefined;
  [field: string]: unknown;
}

/** Permissions for polls. */
export interface PresetPollsArgs {
  /** Create polls. */
  canCreate?: pulumi.Input<boolean> | undefined;
  /** See polls and their results. */
  canView?: pulumi.Input<boolean> | undefined;
  /** Vote in polls. */
  canVote?: pulumi.Input<boolean> | undefined;
}

/** Look of RealtimeKit's UI Kit. */
export interface PresetUiArgs {
  /** Colors, fonts and shapes. */
  designTokens?: pulumi.Input<PresetDesignTokensArgs> | undefined;
  /** Changes to the UI Kit's configuration, with names as the UI Kit has them. The API reference no longer has this field, so the provider sends it only if you set it: set `{}` if RealtimeKit asks for `ui.config_diff`. */
  configDiff?: pulumi.Input<Record<string, pulumi.Input<unknown>>> | undefined;
}

/** Colors, fonts and shapes. */
export interface PresetDesignTokensArgs {
  /**
   * How round corners are.
   *
   * One of `sharp`, `rounded`, `extra-rounded`, `circular`.
   */
  borderRadius?: pulumi.Input<"sharp" | "rounded" | "extra-rounded" | "circular"> | undefined;
  /**
   * How wide borders are.
   *
   * One of `none`, `thin`, `fat`.
   */
  borderWidth?: pulumi.Input<"none" | "thin" | "fat"> | undefined;
  /**
   * Theme.
   *
   * One of `darkest`, `dark`, `light`.
   */
  theme?: pulumi.Input<"darkest" | "dark" | "light"> | undefined;
  /**
   * Unit of which every distance is a multiple.
   *
   * Number of pixels, 1 or more.
   */
  spacingBase?: pulumi.Input<number> | undefined;
  /** Colors, each as a hexadecimal RGB value such as `#b56927`. */
  colors?: pulumi.Input<PresetColorsArgs> | undefined;
  /** Font family, as CSS names it. */
  fontFamily?: pulumi.Input<string> | undefined;
  /** Name of a font of Google Fonts, which the UI Kit then loads. */
  googleFont?: pulumi.Input<string> | undefined;
  /** URL of the logo. */
  logo?: pulumi.Input<string> | undefined;
}

/** Colors, each as a hexadecimal RGB value such as `#b56927`. */
export interface PresetColorsArgs {
  /** Shades of the background. */
  background?: pulumi.Input<PresetBackgroundColorsArgs> | undefined;
  /** Shades of your brand's color. */
  brand?: pulumi.Input<PresetBrandColorsArgs> | undefined;
  /** Color of errors and of what ends something. */
  danger?: pulumi.Input<string> | undefined;
  /** Color of what succeeded. */
  success?: pulumi.Input<string> | undefined;
  /** Color of text on the background. */
  text?: pulumi.Input<string> | undefined;
  /** Color of text on the brand color. */
  textOnBrand?: pulumi.Input<string> | undefined;
  /** Color behind videos. */
  videoBg?: pulumi.Input<string> | undefined;
  /** Color of warnings. */
  warning?: pulumi.Input<string> | undefined;
}

/** Shades of the background. */
export interface PresetBackgroundColorsArgs {
  /** Shade 600 of the background. */
  600?: pulumi.Input<string> | undefined;
  /** Shade 700 of the background. */
  700?: pulumi.Input<string> | undefined;
  /** Shade 800 of the background. */
  800?: pulumi.Input<string> | undefined;
  /** Shade 900 of the background. */
  900?: pulumi.Input<string> | undefined;
  /** Shade 1000 of the background. */
  1000?: pulumi.Input<string> | undefined;
}

/** Shades of your brand's color. */
export interface PresetBrandColorsArgs {
  /** Shade 300 of the brand color. */
  300?: pulumi.Input<string> | undefined;
  /** Shade 400 of the brand color. */
  400?: pulumi.Input<string> | undefined;
  /** Shade 500 of the brand color. */
  500?: pulumi.Input<string> | undefined;
  /** Shade 600 of the brand color. */
  600?: pulumi.Input<string> | undefined;
  /** Shade 700 of the brand color. */
  700?: pulumi.Input<string> | undefined;
}

/**
 * Arguments of `RealtimeKitPreset`.
 *
 * API: https://developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/methods/create/
 */
export interface RealtimeKitPresetArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the preset belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  appId?: pulumi.Input<string> | undefined;
  /** Name of the preset, by which participants refer to it. An app has one preset of a name: if another one has it, creating the preset or renaming it is an error that says its ID (`RTK_EXISTS`). */
  name: pulumi.Input<string>;
  /**
   * Role from which the preset takes what you leave out of `config`, `permissions` and `ui`.
   *
   * One of `group_call_host`, `group_call_participant`, `webinar_presenter`, `webinar_viewer`.
   *
   * Default: `group_call_participant`.
   */
  template?: pulumi.Input<"group_call_host" | "group_call_participant" | "webinar_presenter" | "webinar_viewer"> | undefined;
  /** Type of the meeting, and quality of the media. */
  config?: pulumi.Input<PresetConfigArgs> | undefined;
  /** What participants with this preset may do. */
  permissions?: pulumi.Input<PresetPermissionsArgs> | undefined;
  /** Look of RealtimeKit's UI Kit. */
  ui?: pulumi.Input<PresetUiArgs> | undefined;
  /** ID of an existing preset to take over instead of creating one. Taking it over replaces all of its settings by what the template and your overrides say. You can remove the argument afterwards. Changing it to the ID of another preset is an error (`RTK_ADOPT`). */
  adoptId?: pulumi.Input<string> | undefined;
}

/** Where the object is that `RealtimeKitPreset.get` reads, unless its ID says so. */
export interface RealtimeKitPresetAddress {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: pulumi.Input<string> | undefined;
  /**
   * ID of the RealtimeKit app that the preset belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: pulumi.Input<string> | undefined;
}

/** Outputs of `RealtimeKitPreset`: what you declare, with RealtimeKit's values, and what RealtimeKit adds. */
export abstract class PresetOutputs extends pulumi.CustomResource {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly accountId: pulumi.Output<string>;
  /**
   * ID of the RealtimeKit app that the preset belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   *
   * Changing it replaces the resource.
   */
  declare readonly appId: pulumi.Output<string>;
  /** Name of the preset, by which participants refer to it. An app has one preset of a name: if another one has it, creating the preset or renaming it is an error that says its ID (`RTK_EXISTS`). */
  declare readonly name: pulumi.Output<string>;
  /**
   * Role from which the preset takes what you leave out of `config`, `permissions` and `ui`.
   *
   * One of `group_call_host`, `group_call_participant`, `webinar_presenter`, `webinar_viewer`.
   *
   * Default: `group_call_participant`.
   */
  declare readonly template: pulumi.Output<"group_call_host" | "group_call_participant" | "webinar_presenter" | "webinar_viewer" | undefined>;
  /** Type of the meeting, and quality of the media. */
  declare readonly config: pulumi.Output<pulumi.Unwrap<PresetConfigArgs>>;
  /** What participants with this preset may do. */
  declare readonly permissions: pulumi.Output<pulumi.Unwrap<PresetPermissionsArgs>>;
  /** Look of RealtimeKit's UI Kit. */
  declare readonly ui: pulumi.Output<pulumi.Unwrap<PresetUiArgs>>;
  /** ID of an existing preset to take over instead of creating one. Taking it over replaces all of its settings by what the template and your overrides say. You can remove the argument afterwards. Changing it to the ID of another preset is an error (`RTK_ADOPT`). */
  declare readonly adoptId: pulumi.Output<string | undefined>;
  /** Time at which RealtimeKit created the preset, as an ISO 8601 string. */
  declare readonly createdAt: pulumi.Output<string>;
  /** Time at which the preset last changed, as an ISO 8601 string. */
  declare readonly updatedAt: pulumi.Output<string>;
}
