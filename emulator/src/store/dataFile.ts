import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Snapshot } from "./snapshot";
import { readState, writeState } from "./state";

const SHORTEST_PAUSE_MS = 5;

/**
 * Keeps a snapshot in a file: never half-written (a new file is renamed over the old one), readable only by its owner
 * (it holds secrets), and written once for many changes at the same time.
 */
export class DataFile {
  private dirty = false;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private pause = SHORTEST_PAUSE_MS;

  constructor(
    private readonly path: string,
    private readonly snapshot: () => Snapshot,
  ) {}

  /** Writes the first snapshot, so that a path that cannot be written fails at the start. */
  create(): Promise<void> {
    return this.save();
  }

  /** Call this after each change; it returns at once. */
  changed(): void {
    this.dirty = true;
    if (this.timer || this.writing) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.save().catch((error: unknown) => console.error(`realtimekit-emulator: ${(error as Error).message}`));
    }, this.pause);
  }

  /** Resolves when everything up to now is in the file; rejects if it cannot be written. */
  async flush(): Promise<void> {
    await this.writing?.catch(() => {});
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.dirty) await this.save();
  }

  private async save(): Promise<void> {
    this.dirty = false;
    this.writing = this.write();
    try {
      await this.writing;
    } catch (error) {
      this.dirty = true;
      throw new Error(`Cannot write the data file ${this.path}: ${(error as Error).message}`);
    } finally {
      this.writing = undefined;
    }
    if (this.dirty) this.changed();
  }

  private async write(): Promise<void> {
    const start = performance.now();
    const temporary = `${this.path}.${randomUUID()}.tmp`;
    try {
      const content = JSON.stringify(writeState(this.snapshot()));
      await writeFile(temporary, content, { mode: 0o600 });
      await rename(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    // writing a large file takes at most a fifth of the time
    this.pause = Math.max(SHORTEST_PAUSE_MS, 4 * (performance.now() - start));
  }
}

/** What the file holds; undefined if it does not exist yet, in which case its folder is created. */
export function loadDataFile(path: string): Snapshot | undefined {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unusable(path, (error as Error).message);
    mkdirSync(dirname(path), { recursive: true });
    return undefined;
  }
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    throw unusable(path, "it is not JSON");
  }
  const state = readState(data);
  if (typeof state === "string") throw unusable(path, state);
  return state;
}

function unusable(path: string, why: string): Error {
  return new Error(`Cannot use the data file ${path}: ${why}. Move or delete it to start empty.`);
}
