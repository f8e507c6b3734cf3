import * as pulumi from "@pulumi/pulumi";
import { meetingsOf } from "./meetings";

// For one stack by hand: pulumi up --stack acme
export const { meetingIds } = meetingsOf(pulumi.getStack());
