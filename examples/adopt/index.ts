import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting } from "pulumi-realtimekit";

const config = new pulumi.Config();

const townHall = new RealtimeKitMeeting("townHall", {
  adoptId: config.require("meetingId"),
  title: "Town hall",
  persistChat: true,
});

export const meetingId = townHall.id;
