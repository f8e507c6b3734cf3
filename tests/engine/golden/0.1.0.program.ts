import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type OtherValue, RealtimeKitMeeting } from "../../../sdk";
import { ACCOUNT, APP } from "../harness";

/** Meetings that are there before the program: one to adopt, and one of somebody else. */
export const THERE = [
  { id: "11111111-1111-4111-8111-111111111111", title: "Made by hand" },
  { id: "22222222-2222-4222-8222-222222222222", title: "Of another team" },
] as const;

/** The variable that a secret is read from. */
export const VARIABLES = { GOLDEN_SECRET: "GOLDEN-by-name" };

/** What release 0.1.0 could declare, with a value for each kind of thing that a state can hold. Never changed again. */
export const program =
  (standupTitle = "Standup"): PulumiFn =>
  async () => {
    const here = { accountId: ACCOUNT, appId: APP };
    const storages = {
      aws: {
        type: "aws",
        region: "eu-west-1",
        bucket: "b",
        path: "p",
        accessKey: "GOLDEN-aws",
        secret: "GOLDEN-aws-s",
      },
      azure: { type: "azure", region: "", bucket: "b", accessKey: "GOLDEN-azure", secret: "GOLDEN-azure-s" },
      digitalocean: { type: "digitalocean", region: "fra1", accessKey: "GOLDEN-do", secret: "GOLDEN-do-s" },
      gcs: { type: "gcs", bucket: "b", secret: '{"type":"service_account","key":"GOLDEN-gcs"}' },
      sftpKey: {
        type: "sftp",
        authMethod: "KEY",
        host: "sftp.example.com",
        port: 22,
        username: "u",
        privateKey: "-----BEGIN KEY-----\nGOLDEN-key\n-----END KEY-----\n",
        password: "GOLDEN-passphrase",
      },
      sftpPassword: { type: "sftp", authMethod: "PASSWORD", host: "sftp.example.com", password: "GOLDEN-password" },
      cloudflare: { type: "cloudflare", bucket: "b", accessKey: "GOLDEN-cf", secret: "GOLDEN-cf-s" },
      other: { type: "not-known-yet" as OtherValue, host: "s.example.com", secret: "GOLDEN-other" },
    } as const;
    for (const [name, storageConfig] of Object.entries(storages))
      new RealtimeKitMeeting(`storage-${name}`, { ...here, title: name, recordingConfig: { storageConfig } });

    const standup = new RealtimeKitMeeting("standup", {
      ...here,
      title: standupTitle,
      persistChat: true,
      recordOnStart: true,
      liveStreamOnStart: false,
      transcribeOnEnd: true,
      summarizeOnEnd: true,
      sessionKeepAliveTimeInSecs: 120,
      aiConfig: {
        transcription: { keywords: ["Pulumi", "RealtimeKit"], language: "de", profanityFilter: true },
        summarization: { summaryType: "daily_standup", textFormat: "plain_text", wordLimit: 200 },
      },
      recordingConfig: {
        maxSeconds: 3600,
        fileNamePrefix: "standup",
        videoConfig: {
          codec: "H264",
          width: 1280,
          height: 720,
          watermark: { position: "right top", size: { width: 9 } },
        },
        audioConfig: { codec: "MP3", channel: "mono" },
        liveStreamingConfig: { rtmpUrl: "rtmp://live.example.com/GOLDEN-stream" },
        realtimekitBucketConfig: { enabled: true },
      },
    });
    new RealtimeKitMeeting("bare", here);
    new RealtimeKitMeeting("nothing", { ...here, title: null, recordOnStart: null, aiConfig: {}, recordingConfig: {} });
    new RealtimeKitMeeting("no-storage", { ...here, title: "No storage", recordingConfig: { storageConfig: null } });
    new RealtimeKitMeeting("closed", { ...here, title: "Closed", status: "INACTIVE" });
    new RealtimeKitMeeting("unique", { ...here, title: "The only one", uniqueTitle: true });
    new RealtimeKitMeeting("by-name", {
      ...here,
      title: "By name",
      secretsVersion: 3,
      recordingConfig: { storageConfig: { type: "gcs", secret: { env: "GOLDEN_SECRET" } } },
    });
    new RealtimeKitMeeting("adopted", { ...here, adoptId: THERE[0].id, title: "Adopted", persistChat: true });
    const theirs = RealtimeKitMeeting.get("theirs", `${ACCOUNT}/${APP}/${THERE[1].id}`);
    return { id: standup.id, recording: standup.recordingConfig, theirs: theirs.title };
  };
