import { createHash } from "node:crypto";
import type { EmulatorOptions } from "../options";
import { tokenIn } from "./auth";
import { type Answer, gatewayError, Refusal } from "./envelopes";

/** The token's own route, for a user's token and for an account's. */
const VERIFY = /^\/(user|accounts\/[^/]+)\/tokens\/verify$/;

/**
 * Answers whether a token works; undefined for any other route. A token without a permission works, so this comes before
 * the check of its permissions.
 * [documented: both routes, the result; assumed token-status: that a token which is known is always active]
 * [observed: 401 with code 1000 for a token that the route does not know, an account's token at the user's route included]
 * [assumed verify-route: the same for a user's token at the account's route, and that an account's token works for any
 * account]
 */
export function verifyToken(
  { method, path }: { method: string; path: string },
  authorization: string | undefined,
  { token, forbiddenTokens = [], accountTokens = [] }: EmulatorOptions,
): Answer | undefined {
  const [, owner] = VERIFY.exec(path) ?? [];
  if (owner === undefined || method !== "GET") return undefined;
  const given = tokenIn(authorization);
  const isKnown = (one: string) => {
    if (accountTokens.includes(one)) return owner !== "user";
    return owner === "user" && (token === undefined || one === token || forbiddenTokens.includes(one));
  };
  if (given === undefined || !isKnown(given)) throw new Refusal(gatewayError(401, 1000, "Invalid API Token"));
  const id = createHash("sha256").update(given).digest("hex").slice(0, 32);
  return {
    status: 200,
    body: {
      success: true,
      errors: [],
      messages: [{ code: 10000, message: "This API Token is valid and active", type: null }],
      result: { id, status: "active" },
    },
  };
}
