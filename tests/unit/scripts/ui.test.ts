import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRequest } from "../../../scripts/start/request";
import { runningEmulator } from "../../../scripts/start/running";
import { emulated } from "../../../scripts/start/surroundings";
import { ui } from "../../../scripts/start/ui";

let folder: string;
const environment = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ui-"));
  jest.spyOn(console, "log").mockImplementation(() => {});
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

test("the page is served until the user ends it, and other runs use that emulator", async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const opened = new Promise<string>((resolve) => {
    void ui(folder, { interrupted: () => ended, browse: resolve }).then(() => finish());
  });
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const page = await opened;
  expect(await (await fetch(page)).text()).toContain("<title>RealtimeKit emulator</title>");
  const url = await runningEmulator(folder);
  expect(new URL("/__emulator/", url).href).toBe(page);

  const run = await emulated(folder);
  expect(process.env.CLOUDFLARE_BASE_URL).toBe(url);
  await run.close();
  expect(await runningEmulator(folder)).toBe(url);

  const again = jest.fn();
  expect(await ui(folder, { interrupted: () => new Promise(() => {}), browse: again })).toBe(0);
  expect(again).toHaveBeenCalledWith(page);

  end();
  await finished;
  expect(await runningEmulator(folder)).toBeUndefined();
  expect(existsSync(join(folder, "emulator.json"))).toBe(true);
  await expect(fetch(page)).rejects.toThrow();
});

test("what a killed one left behind counts for nothing", async () => {
  writeFileSync(join(folder, "ui.json"), JSON.stringify({ url: "http://127.0.0.1:9/client/v4", pid: process.pid }));
  expect(await runningEmulator(folder)).toBeUndefined();
  const run = await emulated(folder);
  expect(process.env.CLOUDFLARE_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:(?!9\/)/);
  await run.close();
});

test("ui is about the emulator only", () => {
  for (const words of [
    ["ui", "--live"],
    ["ui", "up"],
  ])
    expect(readRequest(words)).toMatchObject({ kind: "wrong" });
});
