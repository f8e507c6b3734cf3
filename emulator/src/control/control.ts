import type { FaultRule } from "../faults/faultRule";
import type { Faults } from "../faults/faults";
import type { Answer } from "../http/envelopes";
import type { ReceivedBody } from "../http/requestBody";
import type { RequestLog } from "../http/requestLog";
import type { OwnRequest, Parts } from "../http/server";

const PREFIX = "/__emulator/";

interface Controlled {
  faults: Faults;
  log: RequestLog;
}

/** The emulator's own routes. They are not part of the API: no token, and only for callers on the same machine. */
export function control(controlled: Controlled): Parts["own"] {
  return (request) => {
    if (!request.path.startsWith(PREFIX)) return undefined;
    if (!isLoopback(request.remoteAddress)) {
      return { status: 403, body: { error: "control routes answer only on the same machine" } };
    }
    return answer(request, controlled);
  };
}

function answer({ method, path, body }: OwnRequest, { faults, log }: Controlled): Answer {
  switch (`${method} ${path.slice(PREFIX.length)}`) {
    case "GET health":
      return { status: 200, body: { ok: true } };
    case "GET faults":
      return { status: 200, body: { faults: faults.pending.map(printable) } };
    case "POST faults":
      return addFaults(body, faults);
    case "DELETE faults":
      faults.clear();
      return { status: 200, body: { faults: [] } };
    case "GET requests":
      return { status: 200, body: { requests: log.entries } };
    case "DELETE requests":
      log.clear();
      return { status: 200, body: { requests: [] } };
    default:
      return { status: 404, body: { error: `no control route ${method} ${path}` } };
  }
}

/** One rule, or a list of them: all are added, or none. */
function addFaults({ json }: ReceivedBody, faults: Faults): Answer {
  if (json === undefined)
    return { status: 400, body: { error: "a fault rule, or a list of them, is expected as JSON" } };
  try {
    faults.add(...((Array.isArray(json) ? json : [json]) as FaultRule[]));
  } catch (error) {
    return { status: 400, body: { error: (error as Error).message } };
  }
  return { status: 201, body: { faults: faults.pending.map(printable) } };
}

function printable(rule: FaultRule): unknown {
  const path = rule.match?.path;
  return path instanceof RegExp ? { ...rule, match: { ...rule.match, path: String(path) } } : rule;
}

export function isLoopback(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address ?? "");
}
