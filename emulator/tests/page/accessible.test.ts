/** Every view, in light and dark, on a desk and on a phone: no violation that axe finds, and nothing wider than the screen. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { start } from "../helpers";
import { inBrowser, type Looks, open } from "./browser";
import { fill, liven } from "./scene";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** `npm run screenshots` sets it to the folder of the pictures in the docs. */
const PICTURES = process.env.SCREENSHOTS;
const PICTURED = ["meeting", "requests"];
const PICTURED_ONCE = ["faults", "deliveries"];

const LOOKS: Looks[] = (["light", "dark"] as const).flatMap((scheme) => [
  { width: 1280, height: 800, scheme },
  { width: 390, height: 844, scheme },
]);

inBrowser.each(LOOKS)(
  "$width pixels, $scheme",
  async (looks) => {
    const emulator = await start({ webhookRetryMs: [] });
    const scene = await fill(emulator);
    await liven(emulator, scene);
    const page = await open(emulator, "", looks);
    const visit = async (name: string, hash: string, ready: string) => {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.getByText(ready).filter({ visible: true }).first().waitFor();
      await judge(page, `${name}-${looks.width}-${looks.scheme}`);
      await picture(page, name, looks);
    };

    await visit("meetings", "#/meetings", "Office hours");
    await visit("meeting", `#/meetings/${scene.meetingId}`, "End session");
    await page.getByRole("button", { name: "Edit JSON" }).click();
    await judge(page, "edit");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Remove…" }).click();
    await judge(page, "confirm");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await visit("apps", "#/apps", "14a396e7");
    await visit("presets", "#/presets", "WEBINAR");
    await visit("webhooks", "#/webhooks", "analytics");
    await visit("participants", "#/participants", "Bo Chen");
    await visit("sessions", "#/sessions", "LIVE");
    await visit("requests", "#/requests", "answer 429");
    await visit("request", "#/requests/1", "Copy as curl");
    await visit("faults", "#/faults", "Connection reset, after processing");
    const delivery = emulator.deliveries.find(({ event }) => event === "meeting.started");
    await visit("deliveries", `#/deliveries/${delivery?.id}`, "Send again");
    await visit("state", "#/state", "Export and import");
  },
  120_000,
);

async function judge(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run(document)")) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  const found = violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
  expect({ where, found }).toEqual({ where, found: [] });
  expect({ where, isTooWide: await page.evaluate("document.documentElement.scrollWidth > innerWidth") }).toEqual({
    where,
    isTooWide: false,
  });
}

async function picture(page: Page, name: string, { width, scheme }: Looks): Promise<void> {
  const isWanted = PICTURED.includes(name) || (PICTURED_ONCE.includes(name) && width === 1280 && scheme === "light");
  if (PICTURES === undefined || (!isWanted && PICTURES.endsWith("images"))) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(PICTURES, `emulator-${name}-${width}-${scheme}.png`), animations: "disabled" });
}
