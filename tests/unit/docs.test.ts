import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { meetingFacts } from "../../sdk/generated/meetingFacts";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** What people read: the texts at the root, and all below docs, examples and emulator. */
const PAGES = [".", "docs", "examples", "emulator"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: folder !== ".", encoding: "utf8" })
    .filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
    .map((file) => join(folder, file)),
);
const prose = (page: string) => read(page).replaceAll(/^```[\s\S]*?^```/gm, "");
const { homepage } = JSON.parse(read("package.json"));
/** Addresses of files and folders of this repository, as the README has them so that they also work on npm's page. */
const IN_REPOSITORY = new RegExp(`^${homepage.replaceAll(".", "\\.")}/(?:blob|tree|raw)/main/`);

/** The other page of the package, as Pulumi's registry serves it. */
const ON_REGISTRY = "./installation-configuration/";

test("these are the pages", () => {
  for (const page of ["README.md", "docs/guide.md", "examples/adopt/README.md", "CONTRIBUTING.md"]) {
    expect(PAGES).toContain(page);
  }
});

describe("docs/errors.md", () => {
  const codes = [...read("provider/errors.ts").matchAll(/^ {2}\| "(RTK_\w+)"/gm)].map(([, code]) => code);
  const sections = [...read("docs/errors.md").matchAll(/^## (.+)$/gm)].map(([, title]) => title);

  test("has a section for each code, in the same order, and none that is left over", () => {
    expect(codes.length).toBeGreaterThan(10);
    expect(sections).toEqual(codes);
  });

  test("is where the README's troubleshooting leads, for every code", () => {
    for (const code of codes) {
      expect(read("README.md")).toContain(
        `[\`${code}\`]: ${homepage}/blob/main/docs/errors.md#${code?.toLowerCase()}\n`,
      );
    }
  });
});

describe("links", () => {
  /** As GitHub makes them of a heading. */
  const anchors = (page: string) =>
    [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      String(title)
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    );

  /** The targets of a page's links, inline ones and definitions. */
  const targets = (page: string) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)].map(([, inline, defined]) =>
      String(inline ?? defined),
    );

  test("of the README are absolute, and defined", () => {
    const inRepository = targets("README.md").filter((target) => IN_REPOSITORY.test(target));
    expect(inRepository.length).toBeGreaterThan(30);
    expect(targets("README.md").filter((target) => !/^(https:|#)/.test(target))).toEqual([]);
    const text = prose("README.md");
    const labels = [...text.matchAll(/\[([^\]]+)\](?:\[([^\]]+)\]|(?![[(:]))/g)].map(([, own, label]) => label ?? own);
    for (const label of labels) expect(text).toContain(`\n[${label}]: https:`);
  });

  test.each(PAGES)("of %s lead to something", (page) => {
    for (const target of targets(page)) {
      const isInRepository = IN_REPOSITORY.test(target);
      const [file = "", anchor] = target.replace(IN_REPOSITORY, "").split("#");
      if (/^[a-z]+:/.test(file) || target === ON_REGISTRY) continue;
      const found = isInRepository ? file : file === "" ? page : join(dirname(page), file);
      expect({ target, exists: existsSync(join(ROOT, found)) }).toEqual({ target, exists: true });
      if (anchor) expect(anchors(found)).toContain(anchor);
    }
  });
});

test("package.json says in one place where the repository is, and everything else follows", () => {
  const [own, emulator] = ["package.json", "emulator/package.json"].map((file) => JSON.parse(read(file)));
  const follows = {
    homepage,
    repository: { type: "git", url: `git+${homepage}.git` },
    bugs: `${homepage}/issues`,
  };
  expect(own).toMatchObject(follows);
  expect(emulator).toMatchObject({ ...follows, repository: { ...follows.repository, directory: "emulator" } });
});

describe("what the pages say", () => {
  test("the README names each config key and each environment variable that the code reads", () => {
    const settings = [...read("provider/dynamic/settings.ts").matchAll(/: "((?:[a-z]+:\w+)|(?:CLOUDFLARE_\w+))"/g)];
    const names = [
      ...settings.map(([, name]) => name),
      ...Object.values(meetingFacts.sources).flatMap((each) => Object.values(each)),
    ];
    expect(names.length).toBeGreaterThan(7);
    for (const name of names) expect(read("README.md")).toContain(`\`${name}\``);
  });

  test("every npm script that a page names is there", () => {
    const { scripts } = JSON.parse(read("package.json"));
    for (const page of PAGES) {
      for (const [, script] of read(page).matchAll(/npm run ([\w:]+)/g))
        expect(scripts).toHaveProperty([String(script)]);
    }
  });

  test("no page names a folder of somebody's machine", () => {
    for (const page of PAGES) expect(read(page)).not.toMatch(/(^|[\s"'`(=])\/(work|root|home|Users|tmp)\//m);
  });
});

describe("the TypeScript of the pages", () => {
  const PRELUDE = 'import * as pulumi from "@pulumi/pulumi";\nconst config = new pulumi.Config();\n';
  const IMPORT = 'import { RealtimeKitMeeting } from "pulumi-realtimekit";\n';
  const blocks = [
    "README.md",
    "docs/_index.md",
    "docs/guide.md",
    "docs/native.md",
    "docs/state-and-secrets.md",
  ].flatMap((page) =>
    [...read(page).matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map(([, code], i) => ({
      name: `${page.replaceAll(/\W/g, "-")}-${i + 1}.ts`,
      text: `${code?.includes("import ") ? "" : PRELUDE + IMPORT}${code}\nexport {};\n`,
    })),
  );

  test("compiles", () => {
    expect(blocks.length).toBeGreaterThan(5);
    const folder = mkdtempSync(join(tmpdir(), "realtimekit-docs-"));
    try {
      symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
      for (const { name, text } of blocks) writeFileSync(join(folder, name), text);
      const program = ts.createProgram(
        blocks.map(({ name }) => join(folder, name)),
        { strict: true, noEmit: true, module: ts.ModuleKind.Node20, skipLibCheck: true, types: [] },
      );
      const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
        const where = file ? relative(folder, file.fileName) : "";
        return `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
      expect(wrong).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
