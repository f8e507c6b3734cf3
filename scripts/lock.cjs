// One process at a time, between processes that know nothing of each other: a lock file with its holder's name in it.
// Plain JavaScript, since bootstrap.mjs needs it before a TypeScript runner is installed.
//
// What it guards (npm ci, the build of the engine) is merely wasteful or slow when done twice, and each of those writes
// its result atomically where that matters. So the lock may err, in a rare race, on the side of letting two in; it must
// never err on the side of letting nobody in. Hence a holder that died is overruled, by its process id on this machine
// and by a heartbeat everywhere (process ids mean nothing between containers that share a folder, or after a restart).
"use strict";

const { randomUUID } = require("node:crypto");
const fs = require("node:fs/promises");
const os = require("node:os");
const path = require("node:path");

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 30_000;
const POLL_MS = 250;

/** Runs `work` while holding the lock file; waits for its turn and calls `onWait(holder)` once if there is a wait. */
async function withLock(file, work, onWait = () => {}) {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const me = JSON.stringify({ pid: process.pid, host: os.hostname(), token: randomUUID() });
  let told = false;
  while (!(await acquire(file, me))) {
    const holder = await holderOf(file);
    if (holder && !(await isAlive(file, holder))) {
      await removeIfStill(file, holder.text);
      continue;
    }
    if (holder && !told) {
      told = true;
      onWait({ pid: holder.pid, host: holder.host });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await removeIfStill(file, me);
  }
}

/** Writes the holder's name aside first, so that nobody ever reads a lock file that is only half written. */
async function acquire(file, text) {
  const aside = `${file}.${randomUUID()}`;
  await fs.writeFile(aside, text);
  try {
    await fs.link(aside, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    await fs.rm(aside, { force: true });
  }
}

async function holderOf(file) {
  try {
    const text = await fs.readFile(file, "utf8");
    const { pid, host } = parse(text);
    return { text, pid, host };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function isAlive(file, { pid, host }) {
  if (host === os.hostname() && !processExists(pid)) return false;
  const stat = await fs.stat(file).catch(() => undefined);
  return stat !== undefined && Date.now() - stat.mtimeMs < SILENT_MS;
}

/** Whether a process with this id runs on this machine (also one that belongs to somebody else). */
function processExists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Removes the lock unless another holder has taken it meanwhile. */
async function removeIfStill(file, text) {
  const current = await holderOf(file);
  if (current?.text === text) await fs.rm(file, { force: true });
}

module.exports = { withLock, processExists };
