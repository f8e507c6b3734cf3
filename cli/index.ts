#!/usr/bin/env node
import { nearest } from "../provider/schema/nearest";
import { doctor } from "./doctor";
import { CommandFailure } from "./failure";
import { importFile } from "./importFile";
import { FAILED, orphans } from "./orphans";
import { ownPackage } from "./ownPackage";
import { printable } from "./printable";

/** Resolves to the text for standard output and the exit code. */
type Command = (words: string[], environment: NodeJS.ProcessEnv) => Promise<{ output: string; exitCode: number }>;

const COMMANDS = new Map<string, Command>([
  ["doctor", doctor],
  ["import-file", importFile],
  ["orphans", orphans],
]);

const HELP = `pulumi-realtimekit COMMAND

  doctor        say what works and what does not: versions, settings, token, permission, app
  import-file   print the file with which "pulumi import" takes an app into a stack
  orphans       list what RealtimeKit has and no resource of your stacks holds

Run "pulumi-realtimekit COMMAND --help" for the options of a command, and "pulumi-realtimekit --version" for
the version of this package.
`;

async function main([name, ...words]: string[]): ReturnType<Command> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return { output: HELP, exitCode: 0 };
  if ([name, ...words].includes("--version")) return { output: `${ownPackage().version}\n`, exitCode: 0 };
  const command = COMMANDS.get(name);
  if (command) return command(words, process.env);
  const meant = nearest(name, [...COMMANDS.keys()]);
  const advice = meant ? `did you mean "${meant}"?` : `commands: ${[...COMMANDS.keys()].join(", ")}`;
  throw new CommandFailure(`unknown command ${JSON.stringify(name)}; ${advice}`);
}

// The reader may have stopped (`| head`): that is not a failure, and nobody would see a message.
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
