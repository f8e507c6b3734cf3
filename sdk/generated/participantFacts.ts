// Generated from provider/participant/schema.ts by "npm run generate". Do not edit: change the schema.
import type { ResourceFacts } from "../facts";

export const participantFacts: ResourceFacts = {
  "name": "participant",
  "className": "RealtimeKitParticipant",
  "typeToken": "pulumi-nodejs:dynamic/realtimekit:Participant",
  "nativeToken": "realtimekit:index:Participant",
  "address": [
    "accountId",
    "appId",
    "meetingId"
  ],
  "adopts": false,
  "outputNames": [
    "accountId",
    "appId",
    "meetingId",
    "customParticipantId",
    "presetName",
    "name",
    "picture",
    "tokenVersion",
    "token",
    "tokenExpiresAt",
    "createdAt",
    "updatedAt"
  ],
  "defaults": {},
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
  "secretPaths": [],
  "shownSecretPaths": [],
  "openPaths": [],
  "additionalSecretOutputs": [
    "token"
  ]
};
