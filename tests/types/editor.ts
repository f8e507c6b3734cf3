import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "../..");

/** Stands in a program before the place that a question is about. */
export const HERE = "/*here*/";

/** The strictest that a user is likely to have, and what is declared is checked too. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: ["node"],
};

/**
 * What a user's editor knows about programs that import the built package: TypeScript's own language service, over
 * programs that exist in memory alone. They lie at the root, from where the name of the package leads to its `exports`.
 */
export class Editor {
  readonly #programs = new Map<string, string>();
  readonly #service = ts.createLanguageService({
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [...this.#programs.keys()],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = this.#readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => this.#programs.has(file) || ts.sys.fileExists(file),
    readFile: (file) => this.#readFile(file),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: (file) => ts.sys.realpath?.(file) ?? file,
  });

  constructor() {
    if (!existsSync(join(ROOT, "dist/sdk/index.d.ts"))) throw new Error('not built: run "npm run build" first');
  }

  /**
   * Adds a program and gives its name. All are compiled together, at the first question: so add them before the tests
   * run.
   */
  program(text: string): string {
    const file = join(ROOT, `program${this.#programs.size}.ts`).replaceAll("\\", "/");
    this.#programs.set(file, `${PREAMBLE}${text}\n`);
    return file;
  }

  /** What the compiler says against the program, each in full. */
  errors(program: string): string[] {
    return [...this.#service.getSyntacticDiagnostics(program), ...this.#service.getSemanticDiagnostics(program)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
    );
  }

  /** What the editor shows for the name after HERE. */
  hover(program: string): { type: string; docs: string } {
    const info = this.#service.getQuickInfoAtPosition(program, this.#here(program));
    if (!info) throw new Error("the editor shows nothing there");
    return { type: ts.displayPartsToString(info.displayParts), docs: ts.displayPartsToString(info.documentation) };
  }

  /** What the editor offers after HERE. */
  completions(program: string): string[] {
    const offered = this.#service.getCompletionsAtPosition(program, this.#here(program), undefined);
    return offered?.entries.map(({ name }) => name) ?? [];
  }

  /** The files of the package that the programs lead to. */
  packageFiles(): string[] {
    const files = this.#compiled.getSourceFiles().map(({ fileName }) => fileName);
    return files.filter((file) => file.startsWith(join(ROOT, "dist").replaceAll("\\", "/")));
  }

  /** What the entry point of the package exports, and whom to ask about it. */
  packageExports(): { members: ts.Symbol[]; checker: ts.TypeChecker } {
    if (this.#programs.size === 0) this.program("");
    const checker = this.#compiled.getTypeChecker();
    const entry = this.#compiled.getSourceFile(join(ROOT, "dist/sdk/index.d.ts").replaceAll("\\", "/"));
    const symbol = entry && checker.getSymbolAtLocation(entry);
    if (!symbol) throw new Error("the package has no such entry point");
    const members = checker.getExportsOfModule(symbol);
    return {
      members: members.map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each)),
      checker,
    };
  }

  get #compiled(): ts.Program {
    const program = this.#service.getProgram();
    if (!program) throw new Error("nothing to compile");
    return program;
  }

  #here(program: string): number {
    const text = this.#readFile(program) ?? "";
    const at = text.indexOf(HERE);
    if (at < 0) throw new Error(`${HERE} is not in the program`);
    return at + HERE.length;
  }

  #readFile(file: string): string | undefined {
    return this.#programs.get(file) ?? ts.sys.readFile(file);
  }
}

/** Names that the programs may use. Compilers mind no unused import. */
const PREAMBLE = `import * as pulumi from "@pulumi/pulumi";
import { RealtimeKitMeeting } from "pulumi-realtimekit";
import type * as realtimekit from "pulumi-realtimekit";
declare const cfg: pulumi.Config;
declare const meeting: RealtimeKitMeeting;
`;
