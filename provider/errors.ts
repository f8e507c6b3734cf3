import { HOMEPAGE } from "./homepage";
import type { JsonObject } from "./values";

/** Every failure that a user can meet, by a code that stays the same; docs/errors.md has each with cause and remedy. */
export type ErrorCode =
  | "RTK_TOKEN"
  | "RTK_BASE_URL"
  | "RTK_CONFIG"
  | "RTK_ID"
  | "RTK_ARGUMENT"
  | "RTK_UNAUTHORIZED"
  | "RTK_FORBIDDEN"
  | "RTK_NOT_FOUND"
  | "RTK_RATE_LIMITED"
  | "RTK_REJECTED"
  | "RTK_SERVER_ERROR"
  | "RTK_UNREACHABLE"
  | "RTK_NO_ANSWER"
  | "RTK_BAD_ANSWER"
  | "RTK_CANCELLED"
  | "RTK_ADOPT"
  | "RTK_AMBIGUOUS"
  | "RTK_TITLE"
  | "RTK_EXISTS"
  | "RTK_IMMUTABLE"
  | "RTK_SECRET"
  | "RTK_INCOMPLETE";

export interface ErrorDetails {
  /** HTTP status of the answer, if there was one. */
  status?: number | undefined;
  /** Cloudflare's id of the request, which its support asks for. */
  ray?: string | undefined;
  /** The request reached RealtimeKit, or may have: what it asked for may have been done. */
  mayHaveActed?: boolean;
  /** No byte of the request left this machine. */
  unsent?: boolean;
  /** RealtimeKit refused the create, and the time that it asked to wait is over: the caller may send it again. */
  mayRepeat?: boolean;
  /** A 404 to a call whose path names no object: the app or the account does not exist. */
  parentMissing?: boolean;
  cause?: unknown;
}

export class RealtimeKitError extends Error {
  override readonly name: string = "RealtimeKitError";
  /** The message without the address of its documentation: for messages that quote it. */
  readonly brief: string;
  readonly status: number | undefined;
  readonly ray: string | undefined;
  readonly mayHaveActed: boolean;
  readonly unsent: boolean;
  readonly mayRepeat: boolean;
  readonly parentMissing: boolean;

  constructor(
    readonly code: ErrorCode,
    readonly summary: string,
    details: ErrorDetails = {},
  ) {
    const ray = details.ray ? ` (cf-ray ${details.ray})` : "";
    // The engine's connection hangs on half of a surrogate pair, and a terminal obeys control characters.
    const brief = `${code}: ${summary}${ray}`.replaceAll(/[\p{Cc}\p{Cs}]/gu, " ");
    super(`${brief}. See ${HOMEPAGE}/blob/main/docs/errors.md#${code.toLowerCase()}`, { cause: details.cause });
    this.brief = brief;
    this.status = details.status;
    this.ray = details.ray;
    this.mayHaveActed = details.mayHaveActed ?? false;
    this.unsent = details.unsent ?? false;
    this.mayRepeat = details.mayRepeat ?? false;
    this.parentMissing = details.parentMissing ?? false;
  }
}

/** RealtimeKit itself says that the object does not exist. */
export function isNotFound(error: unknown): error is RealtimeKitError {
  return error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND" && !error.parentMissing;
}

/** A write that failed and left something behind that the state has to record. */
export class RecordedError extends RealtimeKitError {
  constructor(
    code: ErrorCode,
    summary: string,
    /** The object's id, or a placeholder. */
    readonly id: string,
    /** What is there, as far as it is known. */
    readonly outputs: JsonObject,
    details: ErrorDetails,
  ) {
    super(code, summary, details);
  }
}
