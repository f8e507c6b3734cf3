import type { Kind, Operation, State, Values } from "./kinds/kind";
import type { Account } from "./world";

export interface Verdict {
  /** What the program declares is what there is, once, and the stack knows it. */
  isRight: boolean;
  /** Objects beyond the one that is declared. */
  duplicates: number;
  /** Objects that are in no state (of meetings: open ones), and of which nothing that the user was told says so. */
  unreportedOrphans: number;
  /** A read said that it is gone, and it is there. */
  isForgotten: boolean;
  /** Somebody else's object was changed, or is now held to be the stack's. */
  isOtherHit: boolean;
}

interface Case {
  kind: Kind;
  operation: Operation;
  account: Account;
  declared: Values;
  before: State | undefined;
  state: State | undefined;
  /** The last run ended well. */
  isDone: boolean;
  told: string[];
}

export function judge({ kind, operation, account, declared, before, state, isDone, told }: Case): Verdict {
  const mine = account.mine();
  const duplicates = Math.max(0, mine.length - 1);
  const isForgotten = operation === "read" && state === undefined;
  const orphans = mine.filter((each) => (kind.isOpen?.(each) ?? true) && each.id !== state?.id);
  const label = String(kind.body(declared, true)[kind.label]);
  const unreportedOrphans = isForgotten ? 0 : orphans.filter(({ id }) => !isTold(id, label, told)).length;
  const isOtherHit = account.isOtherTouched() || state?.id === account.other.id;
  const isAsWanted = operation === "delete" ? state === undefined && orphans.length === 0 : isKnown();
  return {
    isRight: isDone && isAsWanted && duplicates === 0 && !isOtherHit,
    duplicates,
    unreportedOrphans,
    isForgotten,
    isOtherHit,
  };

  /** The stack has the object as the service has it, and as it should be. */
  function isKnown(): boolean {
    const there = mine.find(({ id }) => id === state?.id);
    if (!state || !there) return false;
    const shown = kind.shown(there);
    const isTrue = hasAll(state.props, shown);
    const isDeclared = operation === "read" || hasAll(declared, shown);
    return isTrue && isDeclared && (kind.holds?.(state, before, operation, account.admit) ?? true);
  }
}

/** Its id, or that "orphans" lists one of its title or name. */
function isTold(id: string, label: string, told: string[]): boolean {
  return told.some((line) => line.includes(id) || (line.includes("orphans") && line.includes(label)));
}

/** Whether values are those, at every depth of objects. */
function hasAll(values: unknown, those: unknown): boolean {
  if (!isObject(those)) return JSON.stringify(values) === JSON.stringify(those);
  return Object.entries(those).every(([name, value]) => hasAll((values as Values | undefined)?.[name], value));
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
