import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assumedRules } from "../../live/assumed";
import { PROBES } from "../../live/probes";
import { readFindings, withTable, writeTable } from "../../live/table";
import { missing, readTarget } from "../../live/target";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const names = PROBES.map(({ name }) => name).sort();
const ENVIRONMENT = { CLOUDFLARE_API_TOKEN: "t", CLOUDFLARE_ACCOUNT_ID: "a", REALTIMEKIT_APP_ID: "app" };

describe("the emulator's assumed rules", () => {
  test("each has a name and a probe, and each probe a rule", () => {
    expect(names.length).toBeGreaterThan(70);
    expect(new Set(names).size).toBe(names.length);
    expect([...assumedRules().keys()].sort()).toEqual(names);
  });

  test("its README has each of them, and no other", () => {
    const rows = read("emulator/README.md")
      .split("\n")
      .filter((line) => line.startsWith("|") && /\bassumed\b/.test(line));
    const named = rows.map((row) => /\bassumed (`[a-z-]+`(?:, `[a-z-]+`)*)/.exec(row)?.[1]?.replaceAll("`", ""));
    expect(rows.filter((_, i) => named[i] === undefined)).toEqual([]);
    expect([...new Set(named.flatMap((list) => list?.split(", ")))].sort()).toEqual(names);
  });

  test("a probe asks, or says why it cannot", () => {
    for (const { ask } of PROBES) expect(typeof ask === "function" || ask.notProbed.length > 10).toBe(true);
  });

  test("the probes know nothing of the provider", () => {
    const files = ["api.ts", "target.ts", ...readdirSync(join(ROOT, "live/probes")).map((file) => `probes/${file}`)];
    const imports = files.flatMap((file) => [...read(`live/${file}`).matchAll(/ from "(\.[^"]*)"/g)]);
    expect(imports.length).toBeGreaterThan(10);
    for (const [, path] of imports) expect(path).not.toMatch(/\/(provider|sdk|cli)\b/);
  });
});

describe("the table of docs/live.md", () => {
  const page = read("docs/live.md");

  test("has all rules as the probes have them", () => {
    expect(withTable(page, readFindings(page))).toBe(page);
  });

  test("a run changes its own column, and nothing else", () => {
    const file = join(mkdtempSync(join(tmpdir(), "realtimekit-table-")), "live.md");
    writeFileSync(file, withTable(page, { Cloudflare: new Map(), emulator: new Map([["put-status", "confirmed"]]) }));
    const date = new Date("2026-05-04T03:02:01Z");
    const found = "status: <b>|x|</b>\n`200`";
    writeTable(file, "Cloudflare", new Map([["put-status", { is: "differs", why: found }]]), date);
    const { Cloudflare, emulator } = readFindings(readFileSync(file, "utf8"));
    expect(emulator.get("put-status")).toBe("confirmed");
    expect([Cloudflare.get("patch-keeps"), emulator.get("patch-keeps")]).toEqual([undefined, undefined]);
    // Whatever the service answers, it stays one line of text in its cell.
    expect(Cloudflare.get("put-status")).toMatch(/^differs, 2026-05-04: status: +b +x +\/b +200$/);
    writeTable(file, "Cloudflare", new Map([["put-status", { is: "confirmed" }]]), date);
    expect(readFindings(readFileSync(file, "utf8")).Cloudflare.get("put-status")).toBe("confirmed, 2026-05-04");
  });
});

describe("the target", () => {
  test("each missing variable is named", () => {
    expect(missing({ ...ENVIRONMENT, REALTIMEKIT_APP_ID: "" })).toEqual([
      expect.stringMatching(/^REALTIMEKIT_APP_ID /),
    ]);
    expect(missing(ENVIRONMENT)).toEqual([]);
  });

  test("is Cloudflare unless CLOUDFLARE_BASE_URL says otherwise, and never in plain text beyond this machine", () => {
    expect(readTarget(ENVIRONMENT)).toMatchObject({ service: "Cloudflare", baseUrl: expect.stringMatching(/^https:/) });
    const at = (CLOUDFLARE_BASE_URL: string) => readTarget({ ...ENVIRONMENT, CLOUDFLARE_BASE_URL });
    expect(at("http://127.0.0.1:8788/client/v4/")).toMatchObject({
      service: "emulator",
      baseUrl: "http://127.0.0.1:8788/client/v4",
    });
    expect(() => at("http://example.com/client/v4")).toThrow("https");
    expect(() => at("http://127.0.0.1.example.com/")).toThrow("https");
  });
});
