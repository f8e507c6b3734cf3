// Generated from provider/webhook/schema.ts by "npm run generate". Do not edit: change the schema.
import type { ResourceFacts } from "../facts";

export const webhookFacts: ResourceFacts = {
  "name": "webhook",
  "className": "RealtimeKitWebhook",
  "typeToken": "pulumi-nodejs:dynamic/realtimekit:Webhook",
  "nativeToken": "realtimekit:index:Webhook",
  "address": [
    "accountId",
    "appId"
  ],
  "adopts": true,
  "outputNames": [
    "accountId",
    "appId",
    "name",
    "url",
    "events",
    "enabled",
    "adoptId",
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
  "additionalSecretOutputs": []
};
