// A lock file that lets one process at a time do some work. The file names the process that holds the lock. It is plain
// JavaScript, because bootstrap.mjs needs it before a TypeScript runner is installed.
//
// Doing the work twice (npm ci, the build of the engine) is only wasteful, and each writes its result atomically where
// that matters. The lock may therefore let two processes in, in a rare race, but it must never keep everybody out. A
// holder that has died loses the lock: its process ID shows that on this machine, and its heartbeat everywhere (process
// IDs mean nothing between containers that share a folder, or after a restart).
"use strict";

const { randomUUID } = require("node:crypto");
const fs = require("node:fs/promises");
const os = require("node:os");
const path = require("node:path");

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 30_000;
const POLL_MS = 250;

/** Runs `work` while holding the lock file. If it has to wait for the lock, it calls `onWait(holder)` once. */
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

/** Writes to another file first, so that nobody ever reads a partially written lock file. */
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

/** Whether a process with this ID runs on this machine, even one that belongs to another user. */
function processExists(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Removes the lock, unless another process holds it in the meantime. */
async function removeIfStill(file, text) {
  const current = await holderOf(file);
  if (current?.text === text) await fs.rm(file, { force: true });
}

module.exports = { withLock, processExists };
