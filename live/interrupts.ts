import { forwardInterrupts } from "../scripts/start/interrupts";
import type { Api } from "./api";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** The first interrupt ends the run, which then tidies up; another one during that ends it as well. */
export function catchInterrupts(api: Api): { signal: AbortSignal; end(): void } {
  const { signal, end } = forwardInterrupts();
  const handle = () => {
    if (!api.isInterrupted) console.log("\nInterrupted: closing and deleting what this run has created.");
    api.isInterrupted = true;
    process.exitCode = 130;
  };
  for (const name of SIGNALS) process.on(name, handle);
  return {
    signal,
    end() {
      for (const name of SIGNALS) process.removeListener(name, handle);
      end();
    },
  };
}
