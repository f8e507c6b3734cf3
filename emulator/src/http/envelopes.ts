/** The answer to a request, unless a fault changes it. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Ends the handling of a request with this answer. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super("the request was refused");
  }
}

/** The `paging` of a list. Offsets are 1-based: a list of one item gives 1, 1, 1. [documented: Cloudflare OpenAPI] */
export interface Paging {
  total_count: number;
  start_offset: number;
  end_offset: number;
}

/** RealtimeKit's success envelope: no result, errors or messages. [documented: Cloudflare OpenAPI] */
export function success(status: number, data: unknown, paging?: Paging): Answer {
  return { status, body: paging ? { success: true, data, paging } : { success: true, data } };
}

/** RealtimeKit's own error envelope; `code` repeats the HTTP status. [documented: Cloudflare OpenAPI] */
export function kitError(status: number, message: string): Answer {
  return { status, body: { success: false, error: { code: status, message } } };
}

/** A failed validation: `BAD_REQUEST: "name" is required`. [assumed bad-request: as in the predecessor API] */
export function badRequest(message: string): Refusal {
  return new Refusal(kitError(400, `BAD_REQUEST: ${message}`));
}

/** [assumed error-words] */
export function notFound(message: string, status = 404): Refusal {
  return new Refusal(kitError(status, message));
}

/** [assumed error-words] */
export function conflict(message: string): Refusal {
  return new Refusal(kitError(409, message));
}

/** Cloudflare's v4 error envelope, from the gateway in front of RealtimeKit. [documented: Cloudflare API fundamentals] */
export function gatewayError(
  status: number,
  code: number,
  message: string,
  more: { documentation_url?: string; headers?: Record<string, string> } = {},
): Answer {
  const { headers, ...error } = more;
  return {
    status,
    body: { success: false, errors: [{ code, message, ...error }], messages: [], result: null },
    ...(headers && { headers }),
  };
}
