// Generated from provider/participant/schema.ts by "npm run generate". Do not edit: change the schema.

/** Arguments of `getParticipants`: what an object has to match, all of it. */
export interface GetParticipantsArgs {
  /**
   * ID of the Cloudflare account that owns the app.
   *
   * At most 32 characters.
   *
   * Default: the stack's config `cloudflare:accountId`, then the environment variable `CLOUDFLARE_ACCOUNT_ID`.
   */
  accountId?: string | undefined;
  /**
   * ID of the RealtimeKit app that the participant belongs to.
   *
   * Default: the stack's config `realtimekit:appId`, then the environment variable `REALTIMEKIT_APP_ID`.
   */
  appId?: string | undefined;
  /** ID of the meeting that the participant can join, such as `meeting.id`. */
  meetingId: string;
  /** Only participants of exactly this name. */
  name?: string | undefined;
}

/** A participant as RealtimeKit has it, with the names of the outputs of its resource. */
export interface ParticipantResult {
  /** ID of the participant. */
  id: string;
  /** ID of the Cloudflare account that owns the app. */
  accountId: string;
  /** ID of the RealtimeKit app that the participant belongs to. */
  appId: string;
  /** ID of the meeting that the participant can join, such as `meeting.id`. */
  meetingId: string;
  /** Your own ID of the participant, such as the key of a user in your database. */
  customParticipantId: string;
  /** Name of the preset to join with, such as `preset.name`. */
  presetName: string;
  /** Name that the others in the meeting see. */
  name: string | undefined;
  /** URL of a picture of the participant. */
  picture: string | undefined;
  /** Time at which RealtimeKit created the participant, as an ISO 8601 string. */
  createdAt: string;
  /** Time at which the participant last changed, as an ISO 8601 string. */
  updatedAt: string;
}

/** The participants that a lookup finds. */
export type ParticipantsResult = ParticipantResult[];
