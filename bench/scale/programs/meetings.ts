import * as pulumi from "@pulumi/pulumi";

export const ACCOUNT = "0123456789abcdef0123456789abcdef";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";

/** The declared fields of one meeting: ten, of which one is a storage with its secrets, and the app that has it. */
export function meetingArgs(number: number, revision: number) {
  return {
    accountId: ACCOUNT,
    appId: APP,
    title: `Weekly of team ${number}, edition ${revision}`,
    persistChat: true,
    recordOnStart: true,
    transcribeOnEnd: true,
    sessionKeepAliveTimeInSecs: 120,
    aiConfig: { transcription: { language: "en-US" as const } },
    recordingConfig: {
      maxSeconds: 3600,
      fileNamePrefix: `team_${number}`,
      videoConfig: { codec: "H264" as const, width: 1280, height: 720 },
      storageConfig: {
        type: "aws" as const,
        bucket: "recordings",
        region: "eu-west-1",
        path: `teams/${number}`,
        accessKey: pulumi.secret("AKIAIOSFODNN7EXAMPLE"),
        secret: pulumi.secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
      },
    },
  };
}

export type MeetingArgs = pulumi.Unwrap<ReturnType<typeof meetingArgs>>;

/** What each variant exports: declares so many meetings. */
export type Declare = (count: number, revision: number) => void;
