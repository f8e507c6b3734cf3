import type { JsonObject } from "./values";

/** Every failure that a user can meet, by a code that stays the same; docs/errors.md has each with cause and remedy. */
export type ErrorCode =
  | "RTK_TOKEN"
  | "RTK_BASE_URL"
  | "RTK_CONFIG"
  | "RTK_ID"
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
  /** The request reached the service, or may have: what it asked for may have been done. */
  mayHaveActed?: boolean;
  cause?: unknown;
}

export class RealtimeKitError extends Error {
  override readonly name: string = "RealtimeKitError";
  readonly status: number | undefined;
  readonly ray: string | undefined;
  readonly mayHaveActed: boolean;

  constructor(
    readonly code: ErrorCode,
    readonly summary: string,
    details: ErrorDetails = {},
  ) {
    const ray = details.ray ? ` (cf-ray ${details.ray})` : "";
    // On half of a surrogate pair the engine's connection would wait for ever, and a terminal obeys control characters.
    super(`${code}: ${summary}${ray}`.replaceAll(/[\p{Cc}\p{Cs}]/gu, " "), { cause: details.cause });
    this.status = details.status;
    this.ray = details.ray;
    this.mayHaveActed = details.mayHaveActed ?? false;
  }
}

export function isNotFound(error: unknown): error is RealtimeKitError {
  return error instanceof RealtimeKitError && error.code === "RTK_NOT_FOUND";
}

/** The object is there, and a later step failed: it must be recorded all the same. */
export class IncompleteError extends RealtimeKitError {
  override readonly name = "IncompleteError";

  constructor(
    readonly id: string,
    /** What is there, as far as it is known. */
    readonly outputs: JsonObject,
    cause: RealtimeKitError,
  ) {
    super("RTK_INCOMPLETE", `${id} exists and is recorded, but ${cause.message}; the next "pulumi up" finishes it`, {
      cause,
    });
  }
}
