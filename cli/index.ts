#!/usr/bin/env node
import { nearest } from "../provider/schema/nearest";
import { CommandFailure } from "./failure";
import { FAILED, orphans } from "./orphans";
import { printable } from "./printable";

/** What a command prints on standard output, and the exit code that says how it went. */
type Command = (words: string[], environment: NodeJS.ProcessEnv) => Promise<{ output: string; exitCode: number }>;

const COMMANDS = new Map<string, Command>([["orphans", orphans]]);

const HELP = `pulumi-realtimekit COMMAND

  orphans   list the ACTIVE meetings that no resource of a stack holds

"pulumi-realtimekit COMMAND --help" has the options of a command.
`;

async function main([name, ...words]: string[]): ReturnType<Command> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return { output: HELP, exitCode: 0 };
  const command = COMMANDS.get(name);
  if (command) return command(words, process.env);
  const meant = nearest(name, [...COMMANDS.keys()]);
  const advice = meant ? `did you mean "${meant}"?` : `there is: ${[...COMMANDS.keys()].join(", ")}`;
  throw new CommandFailure(`unknown command ${JSON.stringify(name)}; ${advice}`);
}

// Whoever reads may have seen enough (`| head`): no failure, and nobody is left to tell it to.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

main(process.argv.slice(2)).then(
  ({ output, exitCode }) => {
    process.stdout.write(printable(output));
    process.exitCode = exitCode;
  },
  (error) => {
    process.stderr.write(`pulumi-realtimekit: ${printable(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = FAILED;
  },
);
