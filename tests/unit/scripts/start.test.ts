import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { removeAbandonedLock } from "../../../scripts/start/abandoned";
import { readRequest } from "../../../scripts/start/request";
import { missingForLive } from "../../../scripts/start/surroundings";
import { whatNext, withoutCliHints } from "../../../scripts/start/words";

const DEFAULT = { live: false, native: false };

describe("the words after npm start", () => {
  test.each([
    [[], { kind: "run", command: "up", options: DEFAULT }],
    [["--live"], { kind: "run", command: "up", options: { ...DEFAULT, live: true } }],
    [["preview"], { kind: "run", command: "preview", options: DEFAULT }],
    [["--live", "destroy"], { kind: "run", command: "destroy", options: { ...DEFAULT, live: true } }],
    [["refresh", "--native"], { kind: "run", command: "refresh", options: { ...DEFAULT, native: true } }],
    [["destroy", "--help"], { kind: "help" }],
    [["ui"], { kind: "ui", options: DEFAULT }],
  ])("%j", (words, expected) => expect(readRequest(words)).toEqual(expected));

  test.each([[["upp"]], [["--lively"]], [["up", "destroy"]], [["toString"]]])("%j is refused", (words) => {
    expect(readRequest(words)).toMatchObject({ kind: "wrong", why: expect.stringContaining(words.at(-1) ?? "") });
  });
});

test("--live names what is missing, empty values included", () => {
  expect(missingForLive({ CLOUDFLARE_ACCOUNT_ID: "" })).toEqual([
    expect.stringContaining("CLOUDFLARE_API_TOKEN: "),
    expect.stringContaining("CLOUDFLARE_ACCOUNT_ID: "),
  ]);
  expect(missingForLive({ CLOUDFLARE_ACCOUNT_ID: "a", CLOUDFLARE_API_TOKEN: "t" })).toEqual([]);
});

test("what to try next stays at Cloudflare once there, and with the plugin once it runs", () => {
  expect(whatNext("destroy", DEFAULT)).toMatch(/^ {2}npm start {2,}/m);
  expect(whatNext("up", { ...DEFAULT, live: true })).toMatch(/^ {2}npm start -- destroy --live {2,}/m);
  expect(whatNext("up", { ...DEFAULT, native: true })).toMatch(/^ {2}npm start -- destroy --native {2,}/m);
});

test("advice for users of the CLI is left out of the engine's output", () => {
  const output =
    "Duration: 1s\n\nThe resources in the stack have been deleted, but the history … maintained. \n" +
    "If you want to remove the stack completely, run `pulumi stack rm dev`.\n";
  expect(withoutCliHints(output)).toBe("Duration: 1s\n\n");
});

describe("a lock on the stack", () => {
  let backend: string;
  const cancel = jest.fn();
  const stack = { name: "dev", cancel } as unknown as Stack;
  const lockBy = (pid: number, stackName: string) => {
    const folder = join(backend, ".pulumi", "locks", "organization", "project", stackName);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "one.json"), JSON.stringify({ pid, hostname: hostname() }));
  };
  beforeEach(() => {
    cancel.mockClear();
    backend = mkdtempSync(join(tmpdir(), "backend-"));
    jest.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(backend, { recursive: true });
  });

  test("none: nothing to do", async () => {
    expect(await removeAbandonedLock(stack, backend)).toBeUndefined();
    expect(cancel).not.toHaveBeenCalled();
  });

  test("of a run that was killed is removed", async () => {
    lockBy(2 ** 22 + 1, "dev"); // beyond the largest process id
    expect(await removeAbandonedLock(stack, backend)).toBeUndefined();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test("of another stack is let be", async () => {
    lockBy(2 ** 22 + 1, "live");
    expect(await removeAbandonedLock(stack, backend)).toBeUndefined();
    expect(cancel).not.toHaveBeenCalled();
  });

  test("of a running engine is never removed", async () => {
    lockBy(process.pid, "dev");
    expect(await removeAbandonedLock(stack, backend, 0)).toContain(`process ${process.pid}`);
    expect(cancel).not.toHaveBeenCalled();
  });
});
