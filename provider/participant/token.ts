import { RealtimeKitError } from "../errors";
import type { Remote } from "../resource/definition";
import type { Service } from "../resource/service";
import { type Json, type JsonObject, property } from "../values";

/** The participant with that token, and with the time at which it expires. */
export function withToken({ id, live }: Remote, token: string): Remote {
  return { id, live: { ...live, token, tokenExpiresAt: expiryOf(token) ?? null } };
}

/** The participant without the token that an answer shows: what is left out is kept. */
export function withoutToken({ id, live: { token, ...live } }: Remote): Remote & { token: string | undefined } {
  return { id, live, token: tokenIn(token) };
}

/** Another token for the participant. Older ones stay valid (FAQ of 2026-09-11). */
export async function newToken(id: string, inputs: JsonObject, service: Service): Promise<string> {
  const token = tokenIn((await service.objects(inputs).postTo(id, ["token"])).token);
  if (token !== undefined) return token;
  throw new RealtimeKitError("RTK_BAD_ANSWER", `RealtimeKit's answer has no token for the participant ${id}`);
}

const SOON_MS = 10 * 24 * 60 * 60_000;

/** Says that the token of the state has expired or soon will: whoever has it would only find out by trying. */
export function warnOfExpiry(id: string, { tokenExpiresAt }: JsonObject, service: Service): void {
  // Where the state has no time, nothing is known.
  if (!(Date.parse(String(tokenExpiresAt)) - SOON_MS < Date.now())) return;
  service.warn(
    `participant ${id}: its token expires at ${tokenExpiresAt}. For another one, change tokenVersion and run "pulumi up"`,
  );
}

function tokenIn(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What a JWT says of its end, in ISO 8601. Nothing is verified: RealtimeKit decides whether a token is valid. */
export function expiryOf(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(String(token.split(".")[1]), "base64url").toString());
    const seconds = property(claims, "exp");
    return typeof seconds === "number" ? new Date(seconds * 1000).toISOString() : undefined;
  } catch {
    return undefined;
  }
}
