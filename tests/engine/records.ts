import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputMap, UpdateSummary } from "@pulumi/pulumi/automation";

export interface StateResource {
  urn: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  [key: string]: unknown;
}

/** What makes an object in a state a secret. */
const SECRET = "4dabf18193072939515e22adb298388d";

/** What the engine has recorded of a stack, read from the files of its backend. */
export class Records {
  constructor(
    private readonly backend: string,
    private readonly project: string,
    private readonly stack: string,
  ) {}

  resources(): StateResource[] {
    return JSON.parse(readFileSync(this.stateFile, "utf8")).checkpoint.latest?.resources ?? [];
  }

  /** The one of that name. */
  resource(name: string): StateResource | undefined {
    return this.resources().find(({ urn }) => urn.endsWith(`::${name}`));
  }

  /** The outputs of the stack, unless some of them are secret and need the passphrase. */
  plainOutputs(): OutputMap | undefined {
    const { outputs = {} } = this.resources().find(({ type }) => type === "pulumi:pulumi:Stack") ?? {};
    if (JSON.stringify(outputs).includes(SECRET)) return undefined;
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value, secret: false }]));
  }

  /** What the history has of the last operation. */
  lastUpdate(): UpdateSummary | undefined {
    const folder = join(this.backend, ".pulumi/history", this.project, this.stack);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".history.json")) : [];
    const last = names.sort().at(-1);
    return last && JSON.parse(readFileSync(join(folder, last), "utf8"));
  }

  /** The function that it returns puts the state back as it is now. */
  keepState(): () => void {
    const state = readFileSync(this.stateFile);
    return () => writeFileSync(this.stateFile, state);
  }

  private get stateFile(): string {
    return join(this.backend, ".pulumi/stacks", this.project, `${this.stack}.json`);
  }
}
