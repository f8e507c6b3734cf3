import { holds, type Probe, same } from "./probe";

const STORAGE = { type: "aws", bucket: "b", region: "eu-west-1", access_key: "not-a-key", secret: "not-a-secret" };
const SFTP = { type: "sftp", host: "sftp.example.com", port: 22, username: "nobody", path: "recordings" };

export const meetings: Probe[] = [
  {
    name: "null-unsets",
    rule: "null in PUT means unset: the default, or absent from answers",
    async ask(lab) {
      const { title, record_on_start } = await lab.put({ title: null, record_on_start: null });
      await lab.put({});
      same("title and record_on_start", [title, record_on_start], [undefined, false]);
    },
  },
  {
    name: "unset-absent",
    rule: "unset ai_config and recording_config are absent from answers",
    async ask(lab) {
      const { ai_config, recording_config } = await lab.put({});
      same("ai_config and recording_config", [ai_config, recording_config], [undefined, undefined]);
    },
  },
  {
    name: "defaults-inside",
    rule: "defaults are filled in inside objects that were sent, and only there",
    async ask(lab) {
      const { ai_config, recording_config } = await lab.put({
        ai_config: { summarization: { word_limit: 300 } },
        recording_config: { video_config: { width: 640 } },
      });
      const summarization = { word_limit: 300, summary_type: "general", text_format: "markdown" };
      same("ai_config", ai_config, { summarization });
      const video_config = { width: 640, height: 720, codec: "H264", export_file: true };
      same("recording_config", recording_config, { video_config });
    },
  },
  {
    name: "storage-type",
    rule: "storage_config.type may be any string, with the fields of every kind",
    async ask(lab) {
      const storage_config = { ...STORAGE, ...SFTP, type: "cloudflare" };
      const { recording_config } = await lab.put({ recording_config: { storage_config } });
      same("type", recording_config?.storage_config?.type, "cloudflare");
    },
  },
  {
    name: "sftp-auth",
    rule: "storage of the kind sftp needs no auth_method",
    async ask(lab) {
      const { recording_config } = await lab.put({ recording_config: { storage_config: SFTP } });
      same("type", recording_config?.storage_config?.type, "sftp");
    },
  },
  {
    name: "write-only",
    rule: "password and private_key are never answered",
    async ask(lab) {
      const secrets = { auth_method: "KEY", password: "not-a-password", private_key: "not-a-key" };
      await lab.put({ recording_config: { storage_config: { ...SFTP, ...secrets } } });
      const { recording_config } = await lab.data("GET", `meetings/${(await lab.meeting()).id}`);
      const { password, private_key } = recording_config?.storage_config ?? {};
      same("password and private_key", [password, private_key], [undefined, undefined]);
    },
  },
  {
    name: "rtmp-url",
    rule: "rtmp_url is answered",
    async ask(lab) {
      const rtmp_url = "rtmp://live.example.com/not-a-key";
      const { recording_config } = await lab.put({ recording_config: { live_streaming_config: { rtmp_url } } });
      same("rtmp_url", recording_config?.live_streaming_config?.rtmp_url, rtmp_url);
    },
  },
  {
    name: "vorbis",
    rule: 'with VP8 the codec of an audio_config is "vorbis", and AAC when the video is H264 again',
    async ask(lab) {
      const recording = { video_config: { codec: "VP8" }, audio_config: { channel: "mono" } };
      const first = await lab.put({ recording_config: recording });
      const then = await lab.patch({ recording_config: { video_config: { codec: "H264" } } });
      const codecs = [first, then].map(({ recording_config }) => recording_config?.audio_config?.codec);
      same("codecs", codecs, ["vorbis", "AAC"]);
    },
  },
  {
    name: "patch-keeps",
    rule: "PATCH keeps what is left out",
    async ask(lab) {
      await lab.put({ persist_chat: true, session_keep_alive_time_in_secs: 120 });
      const { persist_chat, session_keep_alive_time_in_secs } = await lab.patch({ record_on_start: true });
      same("persist_chat and keep-alive", [persist_chat, session_keep_alive_time_in_secs], [true, 120]);
    },
  },
  {
    name: "patch-merges",
    rule: "PATCH merges nested objects, and replaces arrays",
    async ask(lab) {
      const transcription = { keywords: ["a", "b"], language: "de", profanity_filter: true };
      await lab.put({ ai_config: { transcription, summarization: { word_limit: 300 } } });
      const { ai_config } = await lab.patch({ ai_config: { transcription: { keywords: ["c"] } } });
      same("transcription", ai_config?.transcription, { ...transcription, keywords: ["c"] });
      same("word_limit", ai_config?.summarization?.word_limit, 300);
    },
  },
  {
    name: "patch-storage-null",
    rule: "PATCH with storage_config null clears it",
    async ask(lab) {
      await lab.put({ recording_config: { storage_config: STORAGE } });
      const { recording_config } = await lab.patch({ recording_config: { storage_config: null } });
      same("storage_config", recording_config?.storage_config, undefined);
    },
  },
  {
    name: "put-defaults",
    rule: "PUT puts what is left out back to its default, or unsets it",
    async ask(lab) {
      await lab.put({ persist_chat: true, ai_config: { transcription: { language: "de" } } });
      const { persist_chat, ai_config } = await lab.put({});
      same("persist_chat and ai_config", [persist_chat, ai_config], [false, undefined]);
    },
  },
  {
    name: "put-status",
    rule: "PUT keeps the status",
    async ask(lab) {
      await lab.patch({ status: "INACTIVE" });
      const { status } = await lab.put({});
      await lab.patch({ status: "ACTIVE" });
      same("status", status, "INACTIVE");
    },
  },
  {
    name: "updated-at",
    rule: "each PATCH and PUT moves updated_at strictly forward, and created_at stays",
    async ask(lab) {
      const versions = [await lab.put({}), await lab.patch({ persist_chat: false }), await lab.put({})];
      const times = versions.map(({ updated_at }) => Date.parse(updated_at));
      holds(
        "updated_at does not move",
        times.every((time, i) => i === 0 || time > Number(times[i - 1])),
      );
      same("values of created_at", new Set(versions.map(({ created_at }) => created_at)).size, 1);
    },
  },
  {
    name: "unknown-meeting",
    rule: "an unknown or malformed id is a 404, `No meeting found with id …`",
    async ask(lab) {
      for (const id of [lab.unknownId(), "not-a-uuid"]) {
        const expected = { status: 404, message: `No meeting found with id ${id}` };
        same(id === "not-a-uuid" ? "malformed" : "unknown", await lab.refusal("GET", `meetings/${id}`), expected);
      }
    },
  },
  {
    name: "meeting-name",
    rule: "the parameter `name` of GET has no effect",
    async ask(lab) {
      const { id } = await lab.meeting();
      const plain = await lab.data("GET", `meetings/${id}`);
      same("the meeting", await lab.data("GET", `meetings/${id}?name=another`), plain);
    },
  },
];
