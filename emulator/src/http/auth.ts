import type { EmulatorOptions } from "../options";
import { gatewayError, Refusal } from "./envelopes";

/**
 * Accepts a bearer token or refuses it as Cloudflare's gateway does.
 * [documented: the scheme, both envelopes, code 10000, documentation_url on 403]
 * [assumed auth-alike: that a missing, a malformed and a wrong token are answered alike]
 */
export function authorize(
  header: string | undefined,
  { token, forbiddenTokens, accountTokens }: EmulatorOptions,
): void {
  const given = tokenIn(header);
  if (given !== undefined && forbiddenTokens?.includes(given)) {
    throw new Refusal(
      gatewayError(403, 10000, "Forbidden", {
        documentation_url: "https://developers.cloudflare.com/fundamentals/api/troubleshooting/",
      }),
    );
  }
  if (given === undefined || (token !== undefined && given !== token && !accountTokens?.includes(given))) {
    throw new Refusal(gatewayError(401, 10000, "Authentication error"));
  }
}

/** The bearer token of an Authorization header. */
export function tokenIn(header: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(header ?? "")?.[1];
}
