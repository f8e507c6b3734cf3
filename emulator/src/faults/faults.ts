import { checkRule, type FaultAction, type FaultRule } from "./faultRule";

export type Latency = Extract<FaultAction, { kind: "latency" }>;
export type Break = Exclude<FaultAction, { kind: "latency" }>;

/** What goes wrong with one request. */
export interface Plan {
  waitBefore: Latency[];
  before?: Break;
  waitAfter: Latency[];
  after?: Break;
}

/** What strikes a request, in words for the request log. */
export function struckBy({ waitBefore, before, waitAfter, after }: Plan): string[] {
  const breaks = [before, after && { ...after, isAfter: true }].filter((one) => one !== undefined);
  return [
    ...[...waitBefore, ...waitAfter].map(({ ms }) => `latency ${ms} ms`),
    ...breaks.map((one) => {
      const status = one.kind === "answer" && one.status !== undefined ? ` ${one.status}` : "";
      return `${one.kind}${status}${"isAfter" in one ? ", after processing" : ""}`;
    }),
  ];
}

interface Armed {
  rule: FaultRule;
  matches: (method: string, path: string) => boolean;
  toSkip: number;
  left: number;
  endsAt: number;
}

/** The faults that are set, in the order in which they were added. */
export class Faults {
  private armed: Armed[] = [];

  /** @param changed called after each change of the rules or of what is left of them */
  constructor(
    private readonly changed: () => void = () => {},
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws TypeError if a rule is invalid */
  add(...rules: FaultRule[]): void {
    for (const rule of rules) checkRule(rule);
    for (const rule of rules) {
      this.armed.push({
        rule,
        matches: matcher(rule.match),
        toSkip: rule.after ?? 0,
        left: timesOf(rule),
        endsAt: rule.seconds === undefined ? Number.POSITIVE_INFINITY : this.now() + rule.seconds * 1000,
      });
    }
    this.changed();
  }

  clear(): void {
    this.armed = [];
    this.changed();
  }

  /** The rules that will still strike, with what is left of `times`, `after` and `seconds`. */
  get pending(): FaultRule[] {
    const now = this.now();
    return this.armed
      .filter(({ endsAt }) => now < endsAt)
      .map(({ rule, toSkip, left, endsAt }) => ({
        ...rule,
        times: Number.isFinite(left) ? left : "always",
        after: toSkip,
        ...(Number.isFinite(endsAt) && { seconds: Math.ceil((endsAt - now) / 1000) }),
      }));
  }

  /** Uses up the rules that strike this request. */
  strike(method: string, path: string): Plan {
    const plan: Plan = { waitBefore: [], waitAfter: [] };
    if (this.armed.length === 0) return plan;
    const now = this.now();
    this.armed = this.armed.filter(({ endsAt }) => now < endsAt);
    for (const one of this.armed) {
      const action = one.rule.do;
      if (action.kind !== "latency" && (plan.before || plan.after)) continue;
      if (!one.matches(method, path)) continue;
      if (one.toSkip > 0) {
        one.toSkip--;
        continue;
      }
      one.left--;
      const after = one.rule.when === "after" || action.kind === "cut" || action.kind === "mutate";
      if (action.kind === "latency") plan[after ? "waitAfter" : "waitBefore"].push(action);
      else plan[after ? "after" : "before"] = action;
    }
    this.armed = this.armed.filter(({ left }) => left > 0);
    this.changed();
    return plan;
  }
}

function timesOf({ times, seconds }: FaultRule): number {
  if (times === "always") return Number.POSITIVE_INFINITY;
  return times ?? (seconds === undefined ? 1 : Number.POSITIVE_INFINITY);
}

function matcher({ method, path }: NonNullable<FaultRule["match"]> = {}): Armed["matches"] {
  const wanted = method?.toUpperCase();
  // a fresh RegExp without g or y, whose lastIndex would make matches depend on each other
  const pattern = path instanceof RegExp ? new RegExp(path.source, path.flags.replace(/[gy]/g, "")) : glob(path);
  return (m, p) => (wanted === undefined || wanted === m) && (pattern === undefined || pattern.test(p));
}

function glob(path: string | undefined): RegExp | undefined {
  if (path === undefined) return undefined;
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`);
}
