import assert from "node:assert/strict";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { RealtimeKitMeeting, RealtimeKitParticipant, RealtimeKitPreset, RealtimeKitWebhook } from "../../sdk";
import type { Live, Suite } from "./suite";

/** One of each type, in two versions. */
function program(live: Live, version: 1 | 2): PulumiFn {
  const here = live.here;
  const isFirst = version === 1;
  return async () => {
    const meeting = new RealtimeKitMeeting("meeting", {
      ...here,
      title: live.name(`Lifecycle ${version}`),
      ...(isFirst && { persistChat: true, sessionKeepAliveTimeInSecs: 120 }),
      aiConfig: { transcription: { language: isFirst ? "de" : "fr", keywords: ["Pulumi"] } },
      recordingConfig: { maxSeconds: 3600, videoConfig: { width: 640, height: 480 } },
    });
    const preset = new RealtimeKitPreset("preset", {
      ...here,
      name: live.name("Lifecycle"),
      config: { maxScreenshareCount: version },
    });
    const webhook = new RealtimeKitWebhook("webhook", {
      ...here,
      name: live.name("Lifecycle"),
      url: `https://example.com/${live.name("Lifecycle")}`,
      events: isFirst ? ["meeting.started", "meeting.ended"] : ["meeting.ended"],
      enabled: false,
    });
    const participant = new RealtimeKitParticipant("participant", {
      ...here,
      meetingId: meeting.id,
      presetName: preset.name,
      customParticipantId: live.name("Lifecycle"),
      name: `Version ${version}`,
    });
    return { meeting: meeting.id, preset: preset.id, webhook: webhook.id, participant: participant.id };
  };
}

/** The paths of the four, once they are created. */
const paths = { meeting: "", preset: "", webhook: "", participant: "" };

async function expectVersion(live: Live, version: 1 | 2): Promise<void> {
  const isFirst = version === 1;
  const meeting = await live.get(paths.meeting);
  assert.equal(meeting.title, live.name(`Lifecycle ${version}`));
  assert.equal(meeting.status, "ACTIVE");
  assert.equal(meeting.persist_chat, isFirst);
  assert.equal(meeting.session_keep_alive_time_in_secs, isFirst ? 120 : 60);
  assert.equal(meeting.ai_config.transcription.language, isFirst ? "de" : "fr");
  assert.equal((await live.get(paths.preset)).config.max_screenshare_count, version);
  assert.equal((await live.get(paths.webhook)).events.length, isFirst ? 2 : 1);
  assert.equal((await live.get(paths.participant)).name, `Version ${version}`);
}

export const lifecycle: Suite = {
  name: "lifecycle and drift",
  steps: [
    [
      "up creates one of each type",
      async (live) => {
        assert.deepEqual((await live.stack.preview(program(live, 1))).changes, { create: 5 });
        const { changes, outputs } = await live.stack.up();
        live.own(outputs.meeting);
        assert.deepEqual(changes, { create: 5 });
        paths.meeting = `meetings/${outputs.meeting}`;
        paths.preset = `presets/${outputs.preset}`;
        paths.webhook = `webhooks/${outputs.webhook}`;
        paths.participant = `${paths.meeting}/participants/${outputs.participant}`;
        await expectVersion(live, 1);
      },
    ],
    [
      "refresh and preview find nothing to do",
      async (live) => {
        assert.deepEqual((await live.stack.refresh()).changes, {});
        await live.unchanged();
      },
    ],
    [
      "an update reaches RealtimeKit, and what is no longer declared goes back to its default",
      async (live) => {
        assert.deepEqual((await live.stack.up(program(live, 2))).changes, { update: 4 });
        await expectVersion(live, 2);
        await live.unchanged();
      },
    ],
    [
      "refresh finds what was changed by hand, and up puts it back",
      async (live) => {
        await live.edit(paths.participant, { name: "By hand" });
        await live.edit(paths.preset, { config: { max_screenshare_count: 5 } });
        await live.edit(paths.webhook, { events: ["meeting.started"] });
        const ai_config = { transcription: { language: "de" } };
        await live.edit(paths.meeting, { title: live.name("By hand"), status: "INACTIVE", ai_config });
        assert.deepEqual((await live.stack.refresh()).changes, { update: 4 });
        assert.deepEqual((await live.stack.up()).changes, { update: 4 });
        await expectVersion(live, 2);
        await live.unchanged();
      },
    ],
    [
      "destroy closes the meeting and deletes the rest",
      async (live) => {
        assert.deepEqual((await live.stack.destroy()).changes, { delete: 5 });
        assert.equal((await live.get(paths.meeting)).status, "INACTIVE");
        for (const path of [paths.preset, paths.webhook, paths.participant])
          assert.equal(await live.status(path), 404, path.split("/").at(-2));
      },
    ],
  ],
};
