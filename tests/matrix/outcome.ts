import type { Cell } from "./cells";

/** What came of a cell, with the versions that were installed. */
export interface Outcome {
  cell: Cell;
  node?: string;
  sdk?: string;
  manager?: string;
  typescript?: string;
  /** What was done with success, in order. */
  done: string[];
  result: "works" | "fails" | "not run";
  reason?: string;
}
