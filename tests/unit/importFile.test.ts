import { ResourceNames } from "../../cli/importFile/names";
import { parseOptions } from "../../cli/importFile/options";

describe("the names of resources", () => {
  test.each([
    ["Daily standup", "daily-standup"],
    ["Café, 9 o'clock", "cafe-9-o-clock"],
    ["2026 review", "meeting-2026-review"],
    ["朝会", "meeting"],
    ["", "meeting"],
    ["Pulumi", "pulumi-2"],
    ["null", "null-2"],
    ["Err", "err-2"],
    [`${"long ".repeat(30)}`, "long-".repeat(12).slice(0, -1)],
    ["\u202e$(touch it)`", "touch-it"],
  ])("%j is %s", (label, name) => {
    expect(new ResourceNames().of(label, "meeting")).toBe(name);
  });

  test("each is given once, also as the name of a variable", () => {
    const names = new ResourceNames();
    const given = ["a", "A!", "a 2", "a2", undefined].map((label) => names.of(label, "meeting"));
    expect(given).toEqual(["a", "a-2", "a-2-2", "a2-3", "meeting"]);
    expect(new Set(given.map((name) => name.replaceAll("-", ""))).size).toBe(given.length);
  });
});

describe("the options", () => {
  test("the environment says what is not given", () => {
    const environment = { CLOUDFLARE_ACCOUNT_ID: "account", REALTIMEKIT_APP_ID: "app" };
    expect(parseOptions([], environment)?.app).toEqual({ accountId: "account", appId: "app" });
    expect(parseOptions(["--app", "other"], environment)?.app).toEqual({ accountId: "account", appId: "other" });
    expect(parseOptions(["--help"], {})).toBeUndefined();
  });

  test.each([
    [["--app", "a"], "--account is missing; pass it, or set CLOUDFLARE_ACCOUNT_ID"],
    [["--account", "a"], "--app is missing; pass it, or set REALTIMEKIT_APP_ID"],
    [["--account", "a", "--app", "../b"], '--app: got "../b"; only letters'],
    [["--ap", "a"], `Unknown option '--ap'; did you mean "--app"?`],
  ])("%j are refused", (words, why) => {
    expect(() => parseOptions(words, {})).toThrow(why);
  });
});
