// Generated from provider/preset/schema.ts by "npm run generate". Do not edit: change the schema.
import type { ResourceFacts } from "../facts";

export const presetFacts: ResourceFacts = {
  "name": "preset",
  "className": "RealtimeKitPreset",
  "typeToken": "pulumi-nodejs:dynamic/realtimekit:Preset",
  "nativeToken": "realtimekit:index:Preset",
  "address": [
    "accountId",
    "appId"
  ],
  "adopts": true,
  "outputNames": [
    "accountId",
    "appId",
    "name",
    "template",
    "config",
    "permissions",
    "ui",
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
  "openPaths": [
    [
      "permissions",
      "plugins",
      "config"
    ],
    [
      "ui",
      "configDiff"
    ]
  ],
  "additionalSecretOutputs": []
};
