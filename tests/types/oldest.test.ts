import { join } from "node:path";
import type ts from "typescript";

const ROOT = join(__dirname, "../..");

/** What compiles a Pulumi program whose project has no TypeScript of its own. */
const oldest: typeof ts = require("@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js");

const ENTRIES = ["dist/sdk/index.d.ts", "dist/provider/index.d.ts"].map((file) => join(ROOT, file));

/** As Pulumi's language host for Node.js sets them. */
const OPTIONS: ts.CompilerOptions = {
  target: oldest.ScriptTarget.ES2020,
  module: oldest.ModuleKind.CommonJS,
  moduleResolution: 2 satisfies ts.ModuleResolutionKind.Node10,
  strict: true,
  noEmit: true,
};

test("TypeScript 3.8 understands the package's declarations", () => {
  expect(oldest.version).toBe("3.8.3");
  const program = oldest.createProgram(ENTRIES, OPTIONS);
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(ROOT, "dist")));
  expect(ours.length).toBeGreaterThan(4);
  const words = ours.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${file.fileName}: ${oldest.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
  );
  expect(words).toEqual([]);
});
