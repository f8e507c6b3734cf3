import type { FaultAction } from "../../emulator/src";
import type { Mischief } from "./proxy";

/** Another object beside the declared one, which is nobody's business. */
export interface Other {
  id: string;
  answer: object;
  /** The objects in an answer, to be altered. */
  objectsIn(answer: { data?: unknown }): object[];
}

export interface Fault {
  name: string;
  /** Whether the service does what it was asked for before the fault happens. */
  when: "before" | "after";
  /** What the emulator does to the request; */
  action?: (other: Other) => FaultAction;
  /** so many times running, once if nothing is said; */
  times?: number;
  /** or what the proxy does; */
  mischief?: Mischief;
  /** or how long nobody listens. */
  closedMs?: number;
  /** When the last effect of the fault has surely come, from the start of the run. */
  settledAfterMs?: number;
  /** Whether the declared object is as large as it can be, so that its body is sent in many pieces. */
  isBulky?: boolean;
  /** "waits": for a minute or more, mostly doing nothing. "heavy": alone, since memory is measured. */
  pace?: "waits" | "heavy";
}

/** 520 to 524 are Cloudflare's, for an origin that fails. */
const STATUSES = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];

const PAGE = "<!doctype html><title>Just a moment…</title>";
const HALF = '{"success":true,"data":{"id":"6f1c';
const JSON_TYPE = { "content-type": "application/json" };
const REFUSED_ROUTE = {
  success: false,
  errors: [{ code: 7000, message: "No route for that URI" }],
  messages: [],
  result: null,
};

export const FAULTS: readonly Fault[] = [
  { name: "connection refused, for 0.7 s", when: "before", closedMs: 700 },
  ...both("reset", { kind: "reset" }),
  { name: "reset while the request is sent", when: "before", mischief: "reset while sending", isBulky: true },
  { ...after("reset, 4 times running", { kind: "reset" }), times: 4 },
  ...STATUSES.flatMap((status) =>
    both(`HTTP ${status}`, { kind: "answer", status, ...(status === 429 ? { headers: { "retry-after": "1" } } : {}) }),
  ),
  ...both("HTTP 503 with retry-after", { kind: "answer", status: 503, headers: { "retry-after": "2" } }),
  ...both("HTTP 503, 4 times running", { kind: "answer", status: 503 }).map((fault) => ({ ...fault, times: 4 })),
  ...both("HTTP 502 with a page", { kind: "answer", status: 502, body: PAGE }),
  before("HTTP 429 with null", { kind: "answer", status: 429, body: null }),
  before("HTTP 401, once", { kind: "answer", status: 401 }),
  before("HTTP 403, once", { kind: "answer", status: 403 }),
  before("HTTP 404 with a page", { kind: "answer", status: 404, body: PAGE }),
  before("HTTP 404, no such route", { kind: "answer", status: 404, body: REFUSED_ROUTE }),
  ...both("no answer", { kind: "hang" }).map((fault) => ({ ...fault, pace: "waits" as const })),
  { ...before("done and answered after 40 s", { kind: "latency", ms: 40_000 }), settledAfterMs: 60_000, pace: "waits" },
  { ...before("done and answered after 75 s", { kind: "latency", ms: 75_000 }), settledAfterMs: 95_000, pace: "waits" },
  {
    ...{ name: "HTTP 504, and done 4 s later", when: "after", mischief: "504, then 4 s" },
    ...{ settledAfterMs: 30_000, pace: "waits" },
  },
  {
    ...{ name: "HTTP 504, and done 60 s later", when: "after", mischief: "504, then 60 s" },
    ...{ settledAfterMs: 90_000, pace: "waits" },
  },
  { name: "half an answer, then nothing", when: "after", mischief: "stall", pace: "waits" },
  { name: "an answer in drips, for 45 s", when: "after", mischief: "drip", pace: "waits" },
  after("an answer that breaks off", { kind: "cut" }),
  after("half of the JSON, as if whole", { kind: "answer", body: HALF, headers: JSON_TYPE }),
  ...both("HTTP 200 with nothing", { kind: "answer", status: 200, body: "", headers: JSON_TYPE }),
  ...both("HTTP 200 with a page", { kind: "answer", status: 200, body: PAGE }),
  ...both("HTTP 200 with null", { kind: "answer", status: 200, body: null }),
  ...both("HTTP 200 with success: false", {
    kind: "answer",
    status: 200,
    body: { success: false, error: { code: 500, message: "internal error" } },
  }),
  after("success: true without data", { kind: "answer", status: 200, body: { success: true } }),
  after("the right JSON as text/html", { kind: "answer", headers: { "content-type": "text/html" } }),
  altered("an id that is none", () => ({ id: "../apps" })),
  altered("the id of another object", ({ id }) => ({ id })),
  altered("the answer about another object", ({ answer }) => answer),
  { name: "an answer of 200 MB", when: "after", mischief: "long", pace: "heavy" },
  { name: "200 MB packed in 200 KB", when: "after", mischief: "bomb", pace: "heavy" },
];

/** Faults of every call, for as long as the first run takes. */
export const OUTAGES: readonly Fault[] = [
  ...both("reset", { kind: "reset" }),
  ...both("HTTP 503", { kind: "answer", status: 503 }),
  ...both("HTTP 504", { kind: "answer", status: 504 }),
  ...both("no answer", { kind: "hang" }),
];

function before(name: string, action: FaultAction): Fault {
  return { name, when: "before", action: () => action };
}

function after(name: string, action: FaultAction): Fault {
  return { name, when: "after", action: () => action };
}

function both(name: string, action: FaultAction): Fault[] {
  return [before(name, action), after(name, action)];
}

/** The objects of the answer are not quite what they are. */
function altered(name: string, change: (other: Other) => object): Fault {
  const alter = (other: Other, answer: object) => {
    for (const object of other.objectsIn(answer)) Object.assign(object, change(other));
  };
  return { name, when: "after", action: (other) => ({ kind: "mutate", change: (answer) => alter(other, answer) }) };
}
