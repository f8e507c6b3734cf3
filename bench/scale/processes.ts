import { readdirSync, readFileSync } from "node:fs";

const POLL_MS = 100;
/** The scripts that Node runs for dynamic resources and for native ones. */
const PROVIDERS = ["dynamic-provider", "/plugin/index.cjs"];

/** The memory of the process below a process that provides the resources, dynamic or native, from Linux's /proc. */
export class ProviderMemory {
  private provider: number | undefined;
  private known: { peak: number; last: number } | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly root: number) {
    this.timer = setInterval(() => this.look(), POLL_MS);
  }

  /** Megabytes at the peak and at the end; undefined where there was no such process, or no /proc. */
  end(): { peak: number; last: number } | undefined {
    clearInterval(this.timer);
    return this.known;
  }

  private look(): void {
    this.provider ??= providerBelow(this.root);
    if (this.provider === undefined) return;
    const status = read(this.provider, "status");
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    // The system keeps the peak.
    const now = { peak: megabytes("VmHWM"), last: megabytes("VmRSS") };
    if (!Number.isNaN(now.last)) this.known = now;
  }
}

function providerBelow(pid: number): number | undefined {
  for (const child of childrenOf(pid)) {
    // The engine starts a shell script, and that the process.
    const [, script = ""] = read(child, "cmdline").split("\0");
    const found = PROVIDERS.some((name) => script.includes(name)) ? child : providerBelow(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each thread has its own: the engine has many, and any of them may have started it. */
function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) => read(pid, `task/${thread}/children`).split(" ").filter(Boolean).map(Number));
  } catch {
    return []; // it has ended meanwhile
  }
}

/** Linux counts in hundredths of a second, on every machine that Node runs on. */
const TICKS = 100;

/** What all children that have ended used of a core, and theirs; undefined where there is no /proc. */
export function cpuSecondsOfChildren(): number | undefined {
  // The name of the command stands in parentheses and may hold anything.
  const fields = read(process.pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  const [user, system] = [Number(fields[13]), Number(fields[14])];
  return Number.isNaN(user + system) ? undefined : (user + system) / TICKS;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
}
