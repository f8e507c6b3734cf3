import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Emulator } from "../../src";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const executablePath = [process.env.CHROMIUM, ...USUAL].find((path) => path && existsSync(path));

if (!executablePath)
  console.warn(
    "The tests of the emulator's page are skipped: there is no Chromium. Install it (Debian: apt-get install chromium) " +
      "or set CHROMIUM to the path of one.",
  );

/** A test in a browser; without a browser it counts as skipped. */
export const inBrowser = executablePath ? test : test.skip;

export interface Looks {
  width: number;
  height: number;
  scheme: "light" | "dark";
}

export const DESKTOP: Looks = { width: 1280, height: 800, scheme: "light" };

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
});

/** A page of a fresh profile, which may use the clipboard. Fails if the browser reports an error or a refused request. */
export async function open(emulator: Emulator, hash = "", { width, height, scheme }: Looks = DESKTOP): Promise<Page> {
  browser ??= chromium.launch({ ...(executablePath && { executablePath }) });
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: "en-GB",
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(`${address(emulator)}${hash}`);
  await page.getByText("Live", { exact: true }).waitFor();
  return page;
}

export function address(emulator: Emulator): string {
  return `http://127.0.0.1:${emulator.port}/__emulator/`;
}
