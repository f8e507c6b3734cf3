import type { Declared } from "./clients/provider";
import type { Operation, State } from "./scenario";
import type { App } from "./world";

export interface Verdict {
  /** What the program declares is what there is, once, and the stack knows it. */
  isRight: boolean;
  /** Meetings beyond the one that is declared. */
  duplicates: number;
  /** Open meetings that are in no state, and of which nothing that the user was told says so. */
  unreportedOrphans: number;
  /** A read said that it is gone, and it is there. */
  isForgotten: boolean;
  /** Somebody else's meeting was changed, or is now held to be the stack's. */
  isOtherHit: boolean;
}

interface Case {
  operation: Operation;
  app: App;
  declared: Declared;
  state: State | undefined;
  /** The last run ended well. */
  isDone: boolean;
  told: string[];
}

export function judge({ operation, app, declared, state, isDone, told }: Case): Verdict {
  const mine = app.mine();
  const duplicates = Math.max(0, mine.length - 1);
  const isForgotten = operation === "read" && state === undefined;
  const orphans = mine.filter(({ id, status }) => status === "ACTIVE" && id !== state?.id);
  const unreportedOrphans = isForgotten ? 0 : orphans.filter(({ id }) => !isTold(id, declared, told)).length;
  const isOtherHit = app.isOtherTouched() || state?.id === app.other.id;
  const isAsWanted = operation === "delete" ? state === undefined && orphans.length === 0 : isKnown(operation);
  return {
    isRight: isDone && isAsWanted && duplicates === 0 && !isOtherHit,
    duplicates,
    unreportedOrphans,
    isForgotten,
    isOtherHit,
  };

  /** The stack has the meeting as the service has it, and as it should be. */
  function isKnown(operation: Operation): boolean {
    const there = state && app.find(state.id);
    if (!there || !mine.some(({ id }) => id === state.id)) return false;
    const { title, persistChat, status } = state.props;
    const isTrue = title === there.title && persistChat === there.persist_chat && status === there.status;
    const isDeclared =
      operation === "read" ||
      (there.title === declared.title &&
        there.persist_chat === declared.persistChat &&
        there.status === declared.status);
    return isTrue && isDeclared;
  }
}

/** Its id, or that "orphans" lists one of its title. */
function isTold(id: string, { title }: Declared, told: string[]): boolean {
  return told.some((line) => line.includes(id) || (line.includes("orphans") && line.includes(title)));
}
