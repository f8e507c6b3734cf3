import { HOMEPAGE } from "./homepage";
import type { JsonObject } from "./values";

/**
 * The code of each error that a user can see. Codes never change; docs/errors.md lists them with causes and remedies.
 */
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
  | "RTK_MOVE"
  | "RTK_SECRET"
  | "RTK_INCOMPLETE";

export interface ErrorDetails {
  /** HTTP status of the answer, if there was one. */
  status?: number | undefined;
  /** Cloudflare's ID of the request, which its support asks for. */
  ray?: string | undefined;
  /** The request reached RealtimeKit, or may have, so RealtimeKit may have acted on it. */
  mayHaveActed?: boolean;
  /** No byte of the request left this machine. */
  unsent?: boolean;
  /** RealtimeKit refused the create and the time it asked to wait is over, so the caller may send the create again. */
  mayRepeat?: boolean;
  /** A 404 for a call whose path does not name an object: the app or the account does not exist. */
  parentMissing?: boolean;
  cause?: unknown;
}

export class RealtimeKitError extends Error {
  override readonly name: string = "RealtimeKitError";
  /** The message without the address of its documentation, for messages that quote this one. */
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
    // A lone surrogate hangs the engine's connection, and a terminal acts on control characters.
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

/** Whether RealtimeKit itself says that the object does not exist. */
export function isNotFound(error: unknown): error is RealtimeKitError {
  return error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND" && !error.parentMissing;
}

/** A write that failed and left something that the state must record. */
export class RecordedError extends RealtimeKitError {
  constructor(
    code: ErrorCode,
    summary: string,
    /** The object's ID, or a placeholder. */
    readonly id: string,
    /** What is known about the object. */
    readonly outputs: JsonObject,
    details: ErrorDetails,
  ) {
    super(code, summary, details);
  }
}
