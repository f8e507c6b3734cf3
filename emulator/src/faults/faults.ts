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

interface Armed {
  rule: FaultRule;
  matches: (method: string, path: string) => boolean;
  toSkip: number;
  left: number;
}

/** The faults that are set, in the order in which they were added. */
export class Faults {
  private armed: Armed[] = [];

  /** @throws TypeError if a rule is invalid */
  add(...rules: FaultRule[]): void {
    for (const rule of rules) checkRule(rule);
    for (const rule of rules) {
      this.armed.push({
        rule,
        matches: matcher(rule.match),
        toSkip: rule.after ?? 0,
        left: rule.times === "always" ? Number.POSITIVE_INFINITY : (rule.times ?? 1),
      });
    }
  }

  clear(): void {
    this.armed = [];
  }

  /** The rules that will still strike, with what is left of `times` and `after`. */
  get pending(): FaultRule[] {
    return this.armed.map(({ rule, toSkip, left }) => ({
      ...rule,
      times: Number.isFinite(left) ? left : "always",
      after: toSkip,
    }));
  }

  /** Uses up the rules that strike this request. */
  strike(method: string, path: string): Plan {
    const plan: Plan = { waitBefore: [], waitAfter: [] };
    if (this.armed.length === 0) return plan;
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
    return plan;
  }
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
