import { RealtimeKitError } from "../errors";
import type { RequestFailure } from "./bufferedResponse";
import { type Call, describeCall } from "./call";
import { type Connection, isLoopback, proxyFor } from "./connection";
import { MAX_RESPONSE_BYTES } from "./dispatcher";
import type { NoAnswer } from "./transport";

/** The error for a call without a complete answer, and what the user can do about it. */
export function describeFailure(
  failure: RequestFailure,
  call: Call,
  connection: Connection,
  timeoutMs: number,
): NoAnswer {
  const { reason, wasStarted, cause } = failure;
  const asked = describeCall(call);
  if (!wasStarted) return unreachable(failure, asked, connection, timeoutMs);
  const code = codeOf(cause);
  const why =
    code === "UND_ERR_RES_EXCEEDED_MAX_SIZE"
      ? `the answer was larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MB`
      : reason === "late"
        ? `no complete answer within ${timeoutMs / 1000} seconds`
        : `the connection broke (${code})`;
  const summary = `${connection.baseUrl.origin} did not answer ${asked}: ${why}`;
  return { error: new RealtimeKitError("RTK_NO_ANSWER", summary, { cause }), outcome: { kind: "lost" } };
}

/** The operation was cancelled during the call. */
export function cancelledDuring(call: Call, wasStarted: boolean): RealtimeKitError {
  const summary = `the operation was cancelled during ${describeCall(call)}; ${wasStarted ? "RealtimeKit may have received it" : "it was not sent"}`;
  return new RealtimeKitError("RTK_CANCELLED", summary, {
    unsent: !wasStarted,
    mayHaveActed: wasStarted && call.creates === true,
  });
}

function unreachable(
  { reason, cause }: RequestFailure,
  asked: string,
  connection: Connection,
  timeoutMs: number,
): NoAnswer {
  const proxy = proxyFor(connection);
  const code = codeOf(cause);
  const proxyStatus = proxy && String((cause as Error | undefined)?.message).match(/^Proxy response \((\d{3})\)/)?.[1];
  const isUntrusted = isCertificateError(code);
  const why =
    reason === "late"
      ? `no connection within ${timeoutMs / 1000} seconds`
      : proxyStatus
        ? `the proxy answered with HTTP ${proxyStatus}`
        : code;
  const through = proxy ? ` through the proxy ${proxy.url.protocol}//${proxy.url.host} (${proxy.from})` : "";
  const summary = `${connection.baseUrl.origin} cannot be reached${through} for ${asked} (${why}); nothing was sent`;
  const advice = isUntrusted
    ? '. Its certificate is not trusted: if your network or a private CA issues it, set NODE_EXTRA_CA_CERTS to the CA\'s PEM file and run "pulumi up" again'
    : adviceFor(connection);
  return {
    error: new RealtimeKitError("RTK_UNREACHABLE", summary + advice, { cause, unsent: true }),
    outcome: { kind: "unsent", isPermanent: isUntrusted || code === "UND_ERR_INVALID_ARG" || proxyStatus === "407" },
  };
}

function adviceFor({ baseUrl, proxy, ignoredProxyVariable }: Connection): string {
  if (isLoopback(baseUrl.hostname)) {
    return '. Is the emulator running? Start it with "npx realtimekit-emulator" ("npm run emulator" in this repository)';
  }
  if (proxy || !ignoredProxyVariable) return "";
  return `. ${ignoredProxyVariable} is set, but the provider uses a proxy only if you set realtimekit:useProxyFromEnvironment to true, or realtimekit:proxy to the proxy's URL`;
}

/** OpenSSL's and Node.js's codes for a certificate that does not prove the server's identity. */
function isCertificateError(code: string): boolean {
  return /CERT|SIGNATURE|^UNABLE_TO_|PRX_TLS$|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$/.test(code);
}

/** The code of the error; if several addresses were tried, that of the first one. */
function codeOf(error: unknown): string {
  const { code, errors: tried, name } = (error ?? {}) as { code?: unknown; errors?: unknown[]; name?: unknown };
  return typeof code === "string" ? code : tried?.[0] ? codeOf(tried[0]) : String(name);
}
