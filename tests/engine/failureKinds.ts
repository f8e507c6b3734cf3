import type { FaultRule } from "realtimekit-emulator";
import type { RealtimeKitMeetingArgs } from "../../sdk";
import { CANARIES, type CanaryName, WRITINGS } from "./canaries";
import { ACCOUNT, type World } from "./harness";

/** A way in which the create of a meeting fails, in an app of its own. */
export interface FailureKind {
  args?: RealtimeKitMeetingArgs;
  /** By method. */
  faults?: Record<string, Omit<FaultRule, "match">>;
  /** Part of the error, so that it is known to be there. */
  says: RegExp;
  before?(world: World, appId: string): Promise<void>;
}

/** The forms that are taken out of what a service says. */
const FORMS = [
  "plain",
  "JSON-escaped",
  "JSON-escaped twice",
  "URL-encoded",
  "in base64",
  "in base64 for URLs",
] as const;

/** A text that repeats every secret but one, in these forms. */
export function repeating(unsent: CanaryName, ...forms: (typeof FORMS)[number][]): string {
  const sent = Object.entries(CANARIES).filter(([name]) => name !== unsent);
  return forms.flatMap((form) => sent.map(([, value]) => WRITINGS[form](value))).join(" ; ");
}

export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): FaultRule["do"] => ({
  kind: "answer",
  status,
  body,
  headers,
});
export const refusal = (message: string) => ({ success: false, error: { code: 400, message } });

/** Of a create by `all`, which gives the password by the name of a variable. */
const echo = (...forms: (typeof FORMS)[number][]) => repeating("password", ...forms);
const ofGateway = { success: false, errors: [{ code: 6003, message: echo("plain") }] };
/** Nor can it be found out what became of the create: that ends it at once. */
const blind = { times: "always", do: answer(400, refusal(echo("URL-encoded"))) } as const;

export const FAILURE_KINDS: Record<string, FailureKind> = {
  ...Object.fromEntries(
    FORMS.map((form): [string, FailureKind] => [
      `refused, ${form}`,
      { faults: { POST: { do: answer(400, refusal(`${form}: ${echo(form)}`)) } }, says: new RegExp(`400: ${form}: `) },
    ]),
  ),
  "without a valid token": {
    faults: { POST: { do: answer(401, ofGateway, { "cf-ray": `x${CANARIES.token}` }) } },
    says: /RTK_UNAUTHORIZED: Cloudflare refused POST meetings: /,
  },
  "without the permission": { faults: { POST: { do: answer(403, ofGateway) } }, says: /RTK_FORBIDDEN: / },
  "not found": { faults: { POST: { do: answer(404, refusal(echo("plain"))) } }, says: /RTK_NOT_FOUND: / },
  "server error": {
    faults: { POST: { do: answer(503, refusal(echo("JSON-escaped"))) }, GET: blind },
    says: /RTK_SERVER_ERROR: .*It is not known whether RealtimeKit created the meeting/,
  },
  "200 with an error": {
    faults: { POST: { do: answer(200, refusal(echo("plain"))) }, GET: blind },
    says: /RTK_REJECTED: RealtimeKit refused POST meetings: /,
  },
  "HTML under 200": {
    faults: { POST: { do: answer(200, `<html><body>${echo("plain")}</body></html>`) }, GET: blind },
    says: /RTK_BAD_ANSWER: .*the body is <html>/,
  },
  "an answer without an id": {
    faults: { POST: { do: answer(201, { success: true, data: { echo: echo("plain") } }) }, GET: blind },
    says: /RTK_BAD_ANSWER: .*search for it failed too: RTK_REJECTED: /,
  },
  "a broken connection": { faults: { POST: { do: { kind: "reset" } }, GET: blind }, says: /RTK_NO_ANSWER: / },
  "a create that stops half-way": {
    args: { status: "INACTIVE" },
    faults: { PATCH: { do: answer(400, refusal(echo("plain", "in base64"))) } },
    says: /RTK_INCOMPLETE: .* exists .*RTK_REJECTED: /,
  },
  "a create that may have been done twice": {
    args: { title: "twin" },
    before: async (world, appId) => {
      const id = await makeByHand(world, appId, "twin");
      // Made after the create was sent, however long that takes.
      const later = new Date(Date.now() + 600_000).toISOString();
      world.emulator.editMeeting(ACCOUNT, appId, id, { created_at: later });
    },
    faults: { POST: { when: "after", do: answer(500, refusal(echo("plain"))) } },
    says: /RTK_AMBIGUOUS: /,
  },
  "a title that is there twice": {
    args: { title: "key", uniqueTitle: true },
    before: async (world, appId) => {
      await makeByHand(world, appId, "key");
      await makeByHand(world, appId, "key");
    },
    says: /RTK_TITLE: /,
  },
  "a variable that is not there": {
    args: { recordingConfig: { storageConfig: { type: "gcs", secret: { env: "NO_SUCH_VARIABLE" } } } },
    says: /RTK_SECRET: /,
  },
  "a meeting to adopt that is not there": {
    args: { adoptId: "none" },
    faults: { PATCH: { do: answer(404, refusal(echo("plain"))) } },
    says: /RTK_ADOPT: /,
  },
};

/** Makes a meeting that no stack has, and gives its id. */
export async function makeByHand({ emulator }: World, appId: string, title: string): Promise<string> {
  const { rtmpUrl, token } = CANARIES;
  await fetch(`${emulator.url}/accounts/${ACCOUNT}/realtime/kit/${appId}/meetings`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      title,
      recording_config: { live_streaming_config: { rtmp_url: rtmpUrl }, storage_config: { type: "new" } },
    }),
  });
  return String(emulator.meetings(ACCOUNT, appId).at(-1)?.id);
}
