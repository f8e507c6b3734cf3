import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processExists, withLock } from "../../../scripts/lock.cjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "below", "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function leaveLock(holder: unknown, secondsAgo: number): Promise<void> {
  await withLock(file, async () => {}); // makes the folder
  writeFileSync(file, typeof holder === "string" ? holder : JSON.stringify(holder));
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(file, then, then);
}

function endedProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("work is done one after another, and the one that waits is told once for whom", async () => {
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await sleep(600);
    log.push(`${name} ends`);
    return name;
  };
  const waits: number[] = [];
  const results = await Promise.all([
    withLock(file, work("a"), ({ pid }) => waits.push(pid)),
    withLock(file, work("b"), ({ pid }) => waits.push(pid)),
  ]);
  expect(results).toEqual(["a", "b"]);
  expect(log.map((line) => line.slice(2))).toEqual(["begins", "ends", "begins", "ends"]);
  expect(waits).toEqual([process.pid]);
});

test("nothing is left behind, also when the work fails", async () => {
  await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(readdirSync(join(folder, "below"))).toEqual([]);
});

test.each([
  ["a process of this machine that has ended", () => ({ pid: endedProcess(), host: hostname() }), 0],
  ["another machine that has been silent", () => ({ pid: 1, host: "elsewhere" }), 60],
  ["this machine before a restart, its process id reused", () => ({ pid: process.pid, host: hostname() }), 60],
  ["something that wrote no name", () => "", 60],
])("a lock left by %s is overruled", async (_, holder, secondsAgo) => {
  await leaveLock(holder(), secondsAgo);
  await expect(withLock(file, async () => "done")).resolves.toBe("done");
});

test("a lock of another machine that is still heard of is respected", async () => {
  await leaveLock({ pid: 1, host: "elsewhere" }, 0);
  let done = false;
  const running = withLock(file, async () => {
    done = true;
  });
  await sleep(700);
  expect(done).toBe(false);
  expect(existsSync(file)).toBe(true);
  rmSync(file);
  await running;
  expect(done).toBe(true);
});

test("processExists tells running processes from ended ones", () => {
  expect(processExists(process.pid)).toBe(true);
  expect(processExists(endedProcess())).toBe(false);
  expect(processExists(0)).toBe(false);
  expect(processExists(Number.NaN)).toBe(false);
});
