import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import packageJson from "../../package.json";
import schema from "../../plugin/schema.json";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const overview = read("docs/_index.md");
const installation = read("docs/installation-configuration.md");

describe("the schema has what Pulumi's registry shows and needs", () => {
  const repository = new URL(packageJson.homepage).pathname;

  test("names, license and place", () => {
    expect(schema).toMatchObject({
      name: "realtimekit",
      displayName: expect.stringMatching(/\S/),
      description: packageJson.description,
      publisher: expect.stringMatching(/\S/),
      license: packageJson.license,
      version: packageJson.version,
      homepage: packageJson.homepage,
      repository: packageJson.homepage,
      pluginDownloadURL: `github://api.github.com${repository}`,
    });
  });

  test("a category and a kind that the registry knows", () => {
    const reserved = schema.keywords.filter((word) => word.includes("/"));
    expect(reserved).toEqual([
      expect.stringMatching(/^category\/(cloud|database|infrastructure|monitoring|network|utility|vcs)$/),
      "kind/native",
    ]);
  });

  test("a logo that is in the repository", () => {
    const prefix = `https://raw.githubusercontent.com${repository}/main/`;
    expect(schema.logoUrl.startsWith(prefix)).toBe(true);
    expect(existsSync(join(ROOT, schema.logoUrl.slice(prefix.length)))).toBe(true);
  });
});

test.each([
  ["docs/_index.md", overview],
  ["docs/installation-configuration.md", installation],
])("%s has the front matter of a package, and no link that works only on GitHub", (_, text) => {
  const [, head] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const word = expect.stringMatching(/\S/);
  expect(parse(String(head))).toEqual({ title: word, meta_desc: word, layout: "package" });
  for (const [, target] of text.matchAll(/\]\(([^)]+)\)/g)) expect(target).toMatch(/^https:|\/$/);
});

test("the overview has an example in each language that it offers", () => {
  const [, languages] = /\{\{< chooser language "(.+)" >\}\}/.exec(overview) ?? [];
  const examples = [...overview.matchAll(/\{\{% choosable language (\w+) %\}\}\n\n```(\w+)\n/g)];
  expect(examples.map(([, language]) => language)).toEqual(languages?.split(","));
  for (const [, language, code] of examples) expect(code).toBe(language);
});

test("the table of options is the schema's", () => {
  const rows = Object.entries(schema.config.variables).map(([name, setting]) => {
    const type = "secret" in setting ? `${setting.type}, secret` : setting.type;
    return `| \`realtimekit:${name}\` | ${type} | ${setting.description} |`;
  });
  const lines = installation.split("\n").filter((line) => line.startsWith("| `"));
  expect(lines.map((line) => line.replaceAll(/ +/g, " "))).toEqual(rows);
});

test("the command that installs the plugin is that of this version", () => {
  const command = `pulumi plugin install resource realtimekit ${schema.version} --server ${schema.pluginDownloadURL}\n`;
  for (const text of [installation, read("docs/languages.md")]) expect(text).toContain(`\n${command}`);
});
