// Generated from provider/meeting/schema.ts by "npm run generate". Do not edit: change the schema.

/** Every output of the resource. */
export const outputNames = [
  "accountId",
  "appId",
  "title",
  "status",
  "persistChat",
  "recordOnStart",
  "liveStreamOnStart",
  "summarizeOnEnd",
  "transcribeOnEnd",
  "sessionKeepAliveTimeInSecs",
  "aiConfig",
  "recordingConfig",
  "adoptId",
  "uniqueTitle",
  "secretsVersion",
  "createdAt",
  "updatedAt"
] as const;

/** Stored encrypted, whatever the program passes. */
export const secretPaths = [
  [
    "recordingConfig",
    "liveStreamingConfig",
    "rtmpUrl"
  ],
  [
    "recordingConfig",
    "storageConfig",
    "accessKey"
  ],
  [
    "recordingConfig",
    "storageConfig",
    "secret"
  ],
  [
    "recordingConfig",
    "storageConfig",
    "privateKey"
  ],
  [
    "recordingConfig",
    "storageConfig",
    "password"
  ]
] as const;

/** Secrets that RealtimeKit shows. */
export const shownSecretPaths = [
  [
    "recordingConfig",
    "liveStreamingConfig",
    "rtmpUrl"
  ]
] as const;

/** Where arguments come from that the program leaves out. */
export const sources = {
  "accountId": {
    "config": "cloudflare:accountId",
    "env": "CLOUDFLARE_ACCOUNT_ID"
  },
  "appId": {
    "config": "realtimekit:appId",
    "env": "REALTIMEKIT_APP_ID"
  }
} as const;
