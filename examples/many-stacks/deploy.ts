import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import customers from "./customers.json";

/** Each stack runs a program, an engine and a provider, so memory and cores are the limit. */
const STACKS_AT_A_TIME = 2;

/** Cloudflare counts the calls of all stacks together, so each gets a share. */
const REQUESTS_PER_5_MINUTES = Math.floor(1000 / STACKS_AT_A_TIME);

const OPERATIONS = ["up", "preview", "refresh", "destroy"];

async function main([operation = "", ...names]: string[]): Promise<void> {
  if (!OPERATIONS.includes(operation)) {
    throw new Error(`Usage: npx tsx deploy.ts ${OPERATIONS.join("|")} [customer ...]`);
  }
  const waiting = names.length > 0 ? names : Object.keys(customers);
  const failed: string[] = [];
  const runNext = async () => {
    for (let customer = waiting.shift(); customer; customer = waiting.shift()) {
      const child = fork(join(__dirname, "stack.ts"), [operation, customer, String(REQUESTS_PER_5_MINUTES)]);
      const [code] = await once(child, "exit");
      // If one fails, continue with the other customers.
      if (code !== 0) failed.push(customer);
    }
  };
  await Promise.all(Array.from({ length: STACKS_AT_A_TIME }, runNext));
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(", ")}. The errors are above.`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
