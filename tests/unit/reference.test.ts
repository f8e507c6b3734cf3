import * as z from "zod";
import { definition } from "../../provider/meeting";
import { describe as schemaOf } from "../../provider/schema/walk";
import { notes } from "../../scripts/generate/notes";
import { generateReference } from "../../scripts/generate/reference";

const page = generateReference(definition);

/** The rows of the table below a heading, as cells. */
function rows(heading: string): string[][] {
  const from = page.split("\n").findIndex((line) => line.replace(/^#+ /, "") === heading);
  const lines = page.split("\n").slice(from + 1);
  const end = lines.findIndex((line) => line.startsWith("#"));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}
const row = (heading: string, name: string) => rows(heading).find(([cell]) => cell === `\`${name}\``) ?? [];

test.each([
  ['`type: "aws"`', ["type", "bucket", "region", "path", "accessKey", "secret"], ["type", "region", "accessKey"]],
  ['`type: "azure"`', ["type", "bucket", "region", "path", "accessKey", "secret"], ["type", "accessKey"]],
  [
    '`type: "sftp"`, `authMethod: "PASSWORD"`',
    ["type", "authMethod", "host", "port", "username", "path", "bucket", "password"],
    ["type", "authMethod", "password"],
  ],
])("the storage %s has a table of its own, with what it requires", (heading, names, required) => {
  expect(rows(heading).map(([name]) => name)).toEqual(names.map((name) => `\`${name}\``));
  expect(
    rows(heading)
      .filter(([, , isRequired]) => isRequired === "yes")
      .map(([name]) => name),
  ).toEqual(required.map((name) => `\`${name}\``));
});

test("no table names a field twice", () => {
  const headings = page.split("\n").flatMap((line) => (line.startsWith("#") ? [line.replace(/^#+ /, "")] : []));
  expect(headings.length).toBeGreaterThan(15);
  for (const heading of headings) {
    const names = rows(heading).map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
  }
});

test("a secret is a text or the name of an environment variable", () => {
  expect(row('`type: "aws"`', "accessKey")[1]).toBe("`string | { env: string }`");
});

test("values, ranges, units and defaults can be read", () => {
  expect(row("Arguments", "sessionKeepAliveTimeInSecs")).toEqual([
    "`sessionKeepAliveTimeInSecs`",
    "`number`",
    "no",
    "`60`",
    expect.stringMatching(/seconds, from 60 to 600/),
  ]);
  expect(row("`recordingConfig.audioConfig`", "codec")[4]).toContain("One of `MP3`, `AAC`");
  expect(row("Arguments", "title")[1]).toBe("`string | null`");
  expect(row("Arguments", "accountId").slice(2, 4)).toEqual([
    "no",
    "config `cloudflare:accountId`, then `CLOUDFLARE_ACCOUNT_ID`",
  ]);
});

test("an object leads to its section", () => {
  expect(row("Arguments", "recordingConfig")[1]).toBe("[object](#recordingconfig)");
  expect(page).toContain("\n### `recordingConfig`\n");
});

test("the outputs are those of the definition", () => {
  expect(rows("Outputs").map(([name]) => name)).toEqual(["`id`", "`createdAt`", "`updatedAt`"]);
});

test.each([
  [z.string().max(200), ["At most 200 characters."]],
  [z.string().min(1).max(200), ["At most 200 characters."]],
  [z.string().min(8), ["At least 8 characters."]],
  [z.string().min(8).max(200).optional(), ["From 8 to 200 characters."]],
  [z.string().min(1), []],
])("the length of a text can be read (%#)", (text, expected) => {
  expect(notes(schemaOf(z.object({ text })).properties?.text ?? {})).toEqual(expected);
});
