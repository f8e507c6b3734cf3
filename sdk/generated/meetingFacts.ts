// Generated from provider/meeting/schema.ts by "npm run generate". Do not edit: change the schema.
import type { ResourceFacts } from "../facts";

export const meetingFacts: ResourceFacts = {
  "name": "meeting",
  "className": "RealtimeKitMeeting",
  "typeToken": "pulumi-nodejs:dynamic/realtimekit:Meeting",
  "nativeToken": "realtimekit:index:Meeting",
  "address": [
    "accountId",
    "appId"
  ],
  "adopts": true,
  "outputNames": [
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
    "endSessionOnDestroy",
    "secretsVersion",
    "createdAt",
    "updatedAt"
  ],
  "defaults": {
    "status": "ACTIVE"
  },
  "sources": {
    "accountId": {
      "config": "cloudflare:accountId",
      "env": "CLOUDFLARE_ACCOUNT_ID"
    },
    "appId": {
      "config": "realtimekit:appId",
      "env": "REALTIMEKIT_APP_ID"
    }
  },
  "secretPaths": [
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
  ],
  "shownSecretPaths": [
    [
      "recordingConfig",
      "liveStreamingConfig",
      "rtmpUrl"
    ]
  ],
  "openPaths": [
    [
      "recordingConfig",
      "storageConfig"
    ]
  ],
  "additionalSecretOutputs": []
};
