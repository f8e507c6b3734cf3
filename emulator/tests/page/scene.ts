import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "../../src";
import {
  ACCOUNT,
  APP,
  call,
  control,
  create,
  createParticipant,
  createPreset,
  createWebhook,
  FULL,
  MEETINGS,
  PRESET,
} from "../helpers";

/** What the page shows in a test: a backend that webhooks reach, and objects of every collection. */
export interface Scene {
  meetingId: string;
  participantId: string;
  webhookId: string;
}

const backends: Server[] = [];

afterEach(() => {
  for (const backend of backends.splice(0)) {
    backend.close();
    backend.closeAllConnections();
  }
});

export async function fill(emulator: Emulator): Promise<Scene> {
  const backend = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url === "/broken" ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve));
  backends.push(backend);
  const base = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;

  const events = ["meeting.started", "meeting.ended", "meeting.participantJoined", "meeting.participantLeft"];
  await createPreset(emulator);
  await createPreset(emulator, { name: "guest", config: { ...PRESET.config, view_type: "WEBINAR" } });
  const { id: webhookId } = await createWebhook(emulator, { name: "backend", url: `${base}/realtimekit`, events });
  await createWebhook(emulator, { name: "analytics", url: `${base}/broken`, events: ["meeting.ended"] });
  for (const title of ["Design review", "All hands", "Office hours", "Interview: backend", "Retrospective"]) {
    await create(emulator, { title });
  }
  const { id: meetingId } = await create(emulator, { ...FULL, title: "Daily standup" });
  const { id: participantId } = await createParticipant(emulator, meetingId, {
    custom_participant_id: "ann",
    name: "Ann Lee",
  });
  await createParticipant(emulator, meetingId, { custom_participant_id: "bo", name: "Bo Chen" });
  await call(emulator, "PATCH", `${MEETINGS}/${meetingId}`, { title: "Daily standup", record_on_start: false });
  await call(emulator, "GET", `${MEETINGS}?search=standup&per_page=50`);
  await call(emulator, "GET", `${MEETINGS}/00000000-0000-0000-0000-000000000000`);
  return { meetingId, participantId, webhookId };
}

/** A live session, a fault that struck and one that is left: for pictures. */
export async function liven(emulator: Emulator, { meetingId, participantId }: Scene): Promise<void> {
  emulator.joinSession(ACCOUNT, APP, meetingId, participantId);
  await control(emulator, "POST", "faults", { match: { method: "GET" }, do: { kind: "answer", status: 429 } });
  await call(emulator, "GET", `${MEETINGS}/${meetingId}`);
  await call(emulator, "GET", `${MEETINGS}/${meetingId}`);
  await control(emulator, "POST", "faults", [
    { match: { method: "POST", path: "/accounts/*/realtime/kit/*/meetings**" }, when: "after", do: { kind: "reset" } },
    { match: { method: "DELETE" }, seconds: 60, do: { kind: "answer", status: 500 } },
  ]);
}
