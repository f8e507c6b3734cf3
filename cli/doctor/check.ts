/** `unknown`: it was not checked, or the answer does not tell. */
export type State = "ok" | "warning" | "problem" | "unknown";

/** What one check found. */
export interface Check {
  name: string;
  state: State;
  text: string;
  /** What to do about it. */
  remedy?: string;
}

/** The results of a check that is about one thing. */
export function checkOf(name: string) {
  const result = (state: State) => (text: string, remedy?: string) => ({
    name,
    state,
    text,
    ...(remedy && { remedy }),
  });
  return {
    ok: result("ok"),
    warning: result("warning"),
    problem: result("problem"),
    unknown: result("unknown"),
    /** A check that this one depends on failed. */
    notChecked: (why: string): Check => ({ name, state: "unknown", text: `not checked: ${why}` }),
  };
}
