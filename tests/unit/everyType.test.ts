/** CONTRIBUTING.md lists what a type of resource needs besides its folder. This finds what was forgotten. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS } from "../../bench/faults/kinds";
import { collections } from "../../emulator/src/collections";
import { isFindable } from "../../provider/lookup/fields";
import { definitions } from "../../provider/registry";
import * as sdk from "../../sdk";
import * as native from "../../sdk/native";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

describe.each(definitions)("the type $type", (definition) => {
  const { name, type, collection } = definition;
  const list = String(collection.split("/").at(-1));

  test("has a class for either host, its lookups, and its types in the package", () => {
    expect(sdk).toHaveProperty(`RealtimeKit${type}`);
    expect(native).toHaveProperty(type);
    const lookups = isFindable(definition) ? [...(definition.lookup.one ? [`get${type}`] : []), `get${type}s`] : [];
    for (const lookup of lookups.flatMap((each) => [each, `${each}Output`])) {
      expect(sdk).toHaveProperty(lookup);
      expect(native).toHaveProperty(lookup);
    }
    for (const file of [name, ...(isFindable(definition) ? [`${name}Lookups`] : [])]) {
      expect(read("sdk/index.ts")).toContain(`export * from "./generated/${file}";`);
    }
  });

  test("has a collection and a place on the page of the emulator", () => {
    expect(collections.map((each) => each.name)).toContain(list);
    expect(read("emulator/page/index.html")).toMatch(new RegExp(`^const KINDS = .*"${list}"`, "m"));
  });

  test("has its faults tried, and an engine test on both hosts", () => {
    expect(KINDS.map((kind) => kind.name)).toContain(name);
    // Those of meetings, the first type, are named after what they test.
    const suite = existsSync(join(ROOT, `tests/engine/${name}.test.ts`)) ? name : "lifecycle";
    expect(read(`tests/engine/${suite}.test.ts`)).toContain(`RealtimeKit${type}(`);
    expect(read("jest.config.cjs")).toContain(`"${suite}",`);
  });

  test("has an example, and stands in the README and the guide", () => {
    const examples = readdirSync(join(ROOT, "examples"), { withFileTypes: true }).filter((each) => each.isDirectory());
    const programs = examples
      .map((each) => `examples/${each.name}/index.ts`)
      .filter((file) => existsSync(join(ROOT, file)));
    expect(programs.map(read).join("")).toContain(`RealtimeKit${type}(`);
    expect(read("README.md")).toContain(`/docs/reference/${name}.md`);
    if (isFindable(definition)) expect(read("docs/guide.md")).toContain(`\`get${type}s\``);
  });
});
