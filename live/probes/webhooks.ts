import { type Probe, same } from "./probe";

export const webhooks: Probe[] = [
  {
    name: "webhook-no-events",
    rule: "events may be empty",
    async ask(lab) {
      const body = { ...lab.webhookBody("Silent"), events: [] };
      same("status", (await lab.call("POST", "webhooks", { body })).status, 201);
    },
  },
  {
    name: "webhook-put",
    rule: "PUT answers id, name, url and events, and nothing else",
    async ask(lab) {
      const { id } = await lab.webhook("First");
      const answer = await lab.data("PUT", `webhooks/${id}`, lab.webhookBody("First"));
      same("keys", Object.keys(answer).sort(), ["events", "id", "name", "url"]);
    },
  },
  {
    name: "webhook-patch",
    rule: "PATCH keeps omitted fields, enabled too",
    async ask(lab) {
      const { id, url } = await lab.webhook("First");
      await lab.data("PATCH", `webhooks/${id}`, { events: ["meeting.ended"] });
      const after = await lab.data("GET", `webhooks/${id}`);
      same("enabled and url", [after.enabled, after.url], [false, url]);
    },
  },
  {
    name: "webhook-unique",
    rule: "PATCH and PUT to a name or url that another webhook has are a 409",
    async ask(lab) {
      const [first, { id }] = [await lab.webhook("First"), await lab.webhook("Second")];
      same("PATCH name", (await lab.call("PATCH", `webhooks/${id}`, { body: { name: first.name } })).status, 409);
      const body = { ...lab.webhookBody("Second"), url: first.url };
      same("PUT url", (await lab.call("PUT", `webhooks/${id}`, { body })).status, 409);
    },
  },
];

const NEEDS_SESSION = { notProbed: "it needs a session, which somebody has to join in a browser" };
const NEEDS_RECEIVER = { notProbed: "it needs a session, and a server in the Internet that receives the events" };

export const sessions: Probe[] = [
  {
    name: "kick-body",
    rule: "kick takes one list of ids: without a session it is a 404, not a 400",
    async ask(lab) {
      const body = { participant_ids: [(await lab.participant()).id] };
      const path = `meetings/${(await lab.meeting()).id}/active-session/kick`;
      same("status", (await lab.call("POST", path, { body })).status, 404);
    },
  },
  { name: "kick-choice", rule: "kick of ids of which one is unknown kicks nobody", ask: NEEDS_SESSION },
  { name: "kick-all", rule: "kick-all ends the session", ask: NEEDS_SESSION },
  { name: "session-action", rule: "the words of `action` in answers", ask: NEEDS_SESSION },
  { name: "mute-and-poll", rule: "mute and poll change nothing that the API shows", ask: NEEDS_SESSION },
  { name: "join-twice", rule: "who joins twice is there once", ask: NEEDS_SESSION },
  { name: "session-end", rule: "a session ends at once when nobody is left", ask: NEEDS_SESSION },
  { name: "session-minutes", rule: "minutes_consumed counts started minutes of those who left", ask: NEEDS_SESSION },
  { name: "payload-values", rule: "the values of `title` and `clientSpecificId` in events", ask: NEEDS_RECEIVER },
  {
    name: "delivery-retries",
    rule: "when an event is sent again, and how long an answer may take",
    ask: NEEDS_RECEIVER,
  },
  { name: "delivery-order", rule: "a webhook gets its events in their order", ask: NEEDS_RECEIVER },
];
