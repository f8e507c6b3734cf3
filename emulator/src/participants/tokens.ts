import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { isObject } from "../json";
import type { Store } from "../store/store";

/** What a token says. [assumed token-claims: all names but iat and exp] */
export interface Claims {
  accountId: string;
  /** The app. */
  orgId: string;
  meetingId: string;
  participantId: string;
  presetId: string;
}

const DAY_SECONDS = 24 * 60 * 60;
// [documented: FAQ of 2026-09-11]
const LIFETIME_SECONDS = 100 * DAY_SECONDS;
const HEADER = encode({ alg: "HS256", typ: "JWT" }); // a signed JWT [documented]; its algorithm [assumed token-claims]

/** Issues and reads the tokens of participants. Which of them still admit is decided elsewhere. */
export class Tokens {
  constructor(
    private readonly store: Store,
    private readonly lifetimeSeconds: number = LIFETIME_SECONDS,
  ) {
    if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 1) {
      throw new TypeError("tokenSeconds must be a positive whole number");
    }
  }

  /** A token of its own for each call. */
  issue(claims: Claims): string {
    const iat = Math.floor(Date.now() / 1000);
    const payload = encode({ ...claims, iat, exp: iat + this.lifetimeSeconds, jti: randomUUID() });
    return `${HEADER}.${payload}.${this.sign(`${HEADER}.${payload}`).toString("base64url")}`;
  }

  /** What a token says, or why it counts for nothing. */
  read(token: string): Claims | "malformed" | "expired" {
    const [header, payload, signature, ...more] = token.split(".");
    if (header !== HEADER || !payload || !signature || more.length > 0) return "malformed";
    const expected = this.sign(`${header}.${payload}`);
    const given = Buffer.from(signature, "base64url");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "malformed";
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (!isObject(claims)) return "malformed";
    return Number(claims.exp) * 1000 <= Date.now() ? "expired" : (claims as unknown as Claims);
  }

  private sign(text: string): Buffer {
    const key = this.store.key("tokens", () => randomBytes(32).toString("base64"));
    return createHmac("sha256", Buffer.from(key, "base64")).update(text).digest();
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
