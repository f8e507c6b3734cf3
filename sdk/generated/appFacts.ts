// Generated from provider/app/schema.ts by "npm run generate". Do not edit: change the schema.
import type { ResourceFacts } from "../facts";

export const appFacts: ResourceFacts = {
  "name": "app",
  "className": "RealtimeKitApp",
  "typeToken": "pulumi-nodejs:dynamic/realtimekit:App",
  "nativeToken": "realtimekit:index:App",
  "address": [
    "accountId"
  ],
  "adopts": true,
  "outputNames": [
    "accountId",
    "name",
    "adoptId",
    "uniqueName",
    "createdAt"
  ],
  "defaults": {},
  "sources": {
    "accountId": {
      "config": "cloudflare:accountId",
      "env": "CLOUDFLARE_ACCOUNT_ID"
    }
  },
  "secretPaths": [],
  "shownSecretPaths": [],
  "openPaths": [],
  "additionalSecretOutputs": []
};
