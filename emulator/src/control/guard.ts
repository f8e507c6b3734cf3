import type { OwnRequest } from "../http/server";

/**
 * Why a request may not use the control routes; undefined if it may. A page in the user's browser must not drive them:
 * - Host must name this machine, which rules out a name that somebody has pointed at 127.0.0.1 (DNS rebinding);
 * - Origin, which browsers send with every cross-site change, must be the emulator itself;
 * - Sec-Fetch-Site identifies other cross-site requests. Following a link is allowed.
 */
export function refusalOf({ method, headers, remoteAddress }: OwnRequest): string | undefined {
  if (!isLoopback(remoteAddress)) return "control routes answer only on the same machine";
  const { host = "", origin } = headers;
  if (!namesThisMachine(host)) return "control routes answer only to a Host of this machine, such as 127.0.0.1";
  if (origin !== undefined && origin !== `http://${host}`) return "control routes do not answer to other origins";
  const site = headers["sec-fetch-site"];
  const isLink = method === "GET" && headers["sec-fetch-mode"] === "navigate";
  if ((site === "cross-site" || site === "same-site") && !isLink) {
    return "control routes do not answer to other sites";
  }
  return undefined;
}

export function isLoopback(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address ?? "");
}

function namesThisMachine(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
