import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting } from "pulumi-realtimekit";

const config = new pulumi.Config();

const webinar = new RealtimeKitMeeting("webinar", {
  title: "Webinar",
  recordOnStart: true,
  recordingConfig: {
    maxSeconds: 7200,
    fileNamePrefix: "webinar",
    storageConfig: {
      type: "aws",
      bucket: config.require("bucket"),
      region: config.require("region"),
      path: "recordings",
      accessKey: config.requireSecret("accessKey"),
      secret: config.requireSecret("secret"),
    },
  },
});

export const meetingId = webinar.id;
