/** What the page at /__emulator/ does, in a real browser. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Emulator } from "../../src";
import { ACCOUNT, APP, call, create, MEETINGS, start } from "../helpers";
import { address, inBrowser, open } from "./browser";
import { fill, type Scene } from "./scene";

let emulator: Emulator;
let scene: Scene;

beforeEach(async () => {
  emulator = await start({ webhookRetryMs: [] });
  scene = await fill(emulator);
});

const clipboard = (page: Page) => page.evaluate("navigator.clipboard.readText()") as Promise<string>;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole("link", { name }).click();
const sees = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first().waitFor();
const meeting = () => emulator.meeting(ACCOUNT, APP, scene.meetingId);

test("the page allows its own style and script, and nothing from elsewhere", async () => {
  const response = await fetch(address(emulator));
  const policy = String(response.headers.get("content-security-policy"));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'sha256-[^' ]+'; /);
  expect(policy).not.toContain("unsafe");
  expect(await response.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  const redirect = await fetch(address(emulator).slice(0, -1), { redirect: "manual" });
  expect([redirect.status, redirect.headers.get("location")]).toEqual([308, "/__emulator/"]);
});

inBrowser("a meeting is closed in two clicks, and edited as JSON without touching its secrets", async () => {
  const page = await open(emulator);
  await follow(page, "Daily standup");
  await press(page, "Close meeting");
  await sees(page, '"INACTIVE"');
  expect(meeting()?.status).toBe("INACTIVE");
  await press(page, "Edit JSON");
  const editor = page.getByRole("textbox", { name: "JSON of the object" });
  await editor.fill((await editor.inputValue()).replace('"Daily standup"', '"Edited <b>by hand</b>"'));
  await press(page, "Save");
  await sees(page, "Edited <b>by hand</b>");
  expect(meeting()).toMatchObject({
    title: "Edited <b>by hand</b>",
    recording_config: { storage_config: { secret: "canary-secret" } },
  });
  expect(await page.content()).not.toContain("canary");
  await press(page, "Remove…");
  await press(page, "Remove");
  await page.getByRole("link", { name: "Edited" }).waitFor({ state: "detached" });
  expect(meeting()).toBeUndefined();
});

inBrowser("a deep link opens an object; search and what contains it narrow the list", async () => {
  const page = await open(emulator, `#/meetings/${scene.meetingId}`);
  await page.getByRole("heading", { name: "Daily standup" }).waitFor();
  await page.getByRole("searchbox").fill("office");
  await page.getByRole("link", { name: "Daily standup" }).waitFor({ state: "detached" });
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.goto(`${address(emulator)}#/participants?within=${scene.meetingId}`);
  await page.getByRole("row", { name: "Bo Chen" }).waitFor();
  expect(await page.locator("tbody tr").count()).toBe(2);
});

inBrowser("a fault is added, strikes, and is shown with the request; requests are filtered and copied", async () => {
  const page = await open(emulator, "#/faults");
  await page.getByRole("combobox", { name: "Fault" }).selectOption("Lost answer after create");
  await press(page, "Add fault");
  await sees(page, "1 time left");
  expect(emulator.faults.pending).toMatchObject([{ match: { method: "POST" }, when: "after", do: { kind: "reset" } }]);
  await expect(create(emulator, { title: "it's lost" })).rejects.toThrow();
  await sees(page, "No fault is set");
  await follow(page, "Requests");
  await page.getByRole("combobox", { name: "Which requests" }).selectOption("Struck by a fault");
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.locator("tbody a").click();
  await press(page, "Copy as curl");
  await sees(page, "Copied the curl command");
  expect(await clipboard(page)).toBe(
    `curl -X POST '${emulator.url}${MEETINGS}' \\\n  -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" \\\n  ` +
      `-H 'Content-Type: application/json' \\\n  -d '{"title":"it'\\''s lost"}'`,
  );
  for (const [fault, rule] of Object.entries({
    "429 with retry-after": { times: 1, do: { status: 429, headers: { "retry-after": "2" } } },
    "500 for a minute": { times: "always", do: { status: 500 } },
    Hang: { times: 1, do: { kind: "hang" } },
    "Latency of 2 seconds": { times: "always", do: { kind: "latency", ms: 2000 } },
  })) {
    await page.goto(`${address(emulator)}#/faults`);
    await page.getByRole("combobox", { name: "Fault" }).selectOption(fault);
    await press(page, "Add fault");
    await page.locator("#faults tbody tr").waitFor();
    expect(emulator.faults.pending).toMatchObject([rule]);
    await press(page, "Clear all faults");
    await sees(page, "No fault is set");
  }
});

inBrowser("new requests arrive by themselves, and a screen reader is told", async () => {
  const page = await open(emulator, "#/requests");
  await call(emulator, "GET", "/never-seen-before");
  await page.getByRole("link", { name: "GET /never-seen-before" }).waitFor();
  await page.locator("#news").getByText("the last: GET /never-seen-before, 404").waitFor({ state: "attached" });
  await press(page, "Clear");
  await sees(page, "No requests yet");
  expect(emulator.requests).toEqual([]);
});

inBrowser("a session starts, somebody joins, it ends; the deliveries show it and can be repeated", async () => {
  const page = await open(emulator, `#/meetings/${scene.meetingId}`);
  await press(page, "Start session");
  await page.getByRole("listitem").filter({ hasText: "Ann Lee" }).getByRole("button", { name: "Join" }).click();
  await sees(page, "In the session");
  await press(page, "End session");
  await sees(page, "None is active");
  await follow(page, "Deliveries");
  await page.getByRole("row", { name: "broken" }).getByText("failed").waitFor();
  await page.getByRole("row", { name: "meeting.started" }).getByRole("link").click();
  await sees(page, '"sessionId"');
  const before = emulator.deliveries.length;
  await press(page, "Send again");
  await page.getByRole("row", { name: "meeting.started" }).nth(1).waitFor();
  expect(emulator.deliveries).toHaveLength(before + 1);
});

inBrowser("the state is exported, reset and imported", async () => {
  const page = await open(emulator, "#/state");
  const [download] = await Promise.all([page.waitForEvent("download"), follow(page, "Export")]);
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format: "realtimekit-emulator" });
  const before = emulator.meetings(ACCOUNT, APP);
  await press(page, "Reset…");
  await press(page, "Reset");
  await sees(page, "Every object was removed");
  expect(emulator.objects("apps", ACCOUNT)).toEqual([]);
  await page.locator("#import-file").setInputFiles(file);
  await press(page, "Import");
  await sees(page, "State imported");
  expect(emulator.meetings(ACCOUNT, APP)).toEqual(before);
});

inBrowser("the line for the shell is copied", async () => {
  const page = await open(emulator);
  await press(page, "Copy the export line");
  await sees(page, "Copied the export line");
  expect(await clipboard(page)).toBe(`export CLOUDFLARE_BASE_URL=${emulator.url}`);
});

inBrowser("everything is reached with the keyboard, and the focus stays where the user is", async () => {
  const page = await open(emulator);
  const focused = () => page.evaluate("document.activeElement.textContent.trim()");
  await page.getByRole("link", { name: "Daily standup" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("/");
  await page.keyboard.type("a");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Daily standup");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Daily standup" }).waitFor();
  expect(await focused()).toBe("Daily standup");
  await page.keyboard.press("Tab"); // close
  await page.keyboard.press("Tab"); // the app
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await sees(page, '"INACTIVE"');
  expect(await focused()).toBe("Reopen meeting");
  await page.keyboard.press("Escape");
  await page.locator("#detail").waitFor({ state: "hidden" });
  expect(await focused()).toBe("Daily standup");
});
