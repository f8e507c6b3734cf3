import { ownPackage } from "../ownPackage";
import type { Check, State } from "./check";

export function asJson(checks: readonly Check[]): string {
  const value = { version: ownPackage().version, ok: !hasProblem(checks), checks };
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function asText(checks: readonly Check[]): string {
  const widest = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, state, text, remedy }) => {
    const heading = `${state.padEnd("problem".length)}  ${name.padEnd(widest)}  `;
    return `${heading}${text}\n${remedy === undefined ? "" : `${" ".repeat(heading.length)}→ ${remedy}\n`}`;
  });
  return `${lines.join("")}\n${count(checks, "problem")}, ${count(checks, "warning")}.\n`;
}

export function hasProblem(checks: readonly Check[]): boolean {
  return checks.some(({ state }) => state === "problem");
}

function count(checks: readonly Check[], state: State): string {
  const number = checks.filter((check) => check.state === state).length;
  return `${number} ${state}${number === 1 ? "" : "s"}`;
}
