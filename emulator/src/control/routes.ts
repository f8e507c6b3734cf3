import type { FaultRule } from "../faults/faultRule";
import type { Faults } from "../faults/faults";
import type { Answer } from "../http/envelopes";
import type { RequestLog } from "../http/requestLog";
import type { Call, RouteTable } from "../http/router";
import type { Courier } from "../webhooks/courier";
import { ControlError } from "./controlError";

/** What the control routes show and clear. */
export interface Controlled {
  faults: Faults;
  log: RequestLog;
  courier: Courier;
}

/** The routes that concern no collection, below /__emulator/. */
export function controlRoutes({ faults, log, courier }: Controlled): RouteTable {
  const ok = (body: unknown): Answer => ({ status: 200, body });
  return {
    health: { GET: () => ok({ ok: true }) },
    faults: {
      GET: () => ok({ faults: faults.pending.map(printable) }),
      POST: (call) => addFaults(call, faults),
      DELETE: () => {
        faults.clear();
        return ok({ faults: [] });
      },
    },
    requests: {
      GET: () => ok({ requests: log.entries }),
      DELETE: () => {
        log.clear();
        return ok({ requests: [] });
      },
    },
    deliveries: {
      GET: () => ok({ deliveries: courier.deliveries }),
      DELETE: () => {
        courier.clear();
        return ok({ deliveries: [] });
      },
    },
    "deliveries/{delivery}/repeat": {
      POST: ({ param }) => {
        const delivery = courier.repeat(param("delivery"));
        if (!delivery) throw new ControlError(404, `No delivery ${param("delivery")}`);
        return { status: 201, body: { delivery } };
      },
    },
  };
}

/** One rule, or a list of them: all are added, or none. */
function addFaults(call: Call, faults: Faults): Answer {
  const json = call.body();
  try {
    faults.add(...((Array.isArray(json) ? json : [json]) as FaultRule[]));
  } catch (error) {
    throw new ControlError(400, (error as Error).message);
  }
  return { status: 201, body: { faults: faults.pending.map(printable) } };
}

function printable(rule: FaultRule): unknown {
  const path = rule.match?.path;
  return path instanceof RegExp ? { ...rule, match: { ...rule.match, path: String(path) } } : rule;
}
