import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node, npm, run, usersEnvironment } from "../package/run";
import type { Manager } from "./cells";

/** The npm package that a package manager comes in. */
const PACKAGES: Record<string, string> = { "yarn@4": "@yarnpkg/cli-dist@4" };

/** The words that install a project, whatever lock file it lacks. */
const INSTALL: Record<string, string[]> = {
  npm: ["install", "--no-audit", "--no-fund", "--prefer-offline"],
  pnpm: ["install", "--no-frozen-lockfile", "--prefer-offline"],
  // Without the setting, it exits with an error until the project says whether protobufjs, which Pulumi's SDK uses, may
  // run its install script. protobufjs works without it.
  "pnpm@12": ["install", "--no-frozen-lockfile", "--prefer-offline", "--config.strict-dep-builds=false"],
  "yarn@1": ["install", "--non-interactive", "--no-lockfile"],
  "yarn@4": ["install", "--no-immutable"],
  bun: ["install"],
};

/** What the registry has of runtimes, compilers and package managers, each in a folder of its own below `folder`. */
export class Tools {
  private readonly installed = new Map<string, Promise<string>>();

  constructor(private readonly folder: string) {}

  /** The folder of the package with this version or range. */
  package(name: string, range: string): Promise<string> {
    const spec = `${name}@${range}`;
    const known = this.installed.get(spec) ?? this.install(spec).then((modules) => join(modules, name));
    this.installed.set(spec, known);
    return known;
  }

  /** The path of a package's command. */
  async command(name: string, range: string, command: string): Promise<string> {
    const folder = await this.package(name, range);
    const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return join(folder, bin[command]);
  }

  async version(name: string, range: string): Promise<string> {
    return JSON.parse(readFileSync(join(await this.package(name, range), "package.json"), "utf8")).version;
  }

  /** Installs a project with a package manager that runs on the Node.js given, and gives its name and version. */
  async installProject(manager: Manager, cwd: string, executable: string): Promise<string> {
    const [name = ""] = manager.split("@");
    const spec = PACKAGES[manager] ?? manager;
    const at = spec.lastIndexOf("@");
    const [packageName, wanted] = [spec.slice(0, at), spec.slice(at + 1)];
    const command = await this.command(packageName, wanted, name);
    const words = INSTALL[manager] ?? INSTALL[name] ?? [];
    const env = manager === "yarn@4" ? await this.yarnSettings() : {};
    const isScript = /\.[cm]?js$/.test(command);
    if (isScript) await node([command, ...words], { cwd, env }, executable);
    else await run(command, words, { cwd, env: { ...usersEnvironment(), ...env } });
    return `${name} ${await this.version(packageName, wanted)}`;
  }

  /** Yarn 4 reads no settings of npm's. */
  private async yarnSettings(): Promise<Record<string, string>> {
    return {
      YARN_NODE_LINKER: "node-modules",
      YARN_NPM_REGISTRY_SERVER: (await npm(["config", "get", "registry"], { cwd: this.folder }))
        .trim()
        .replace(/\/$/, ""),
      YARN_ENABLE_TELEMETRY: "0",
    };
  }

  private async install(spec: string): Promise<string> {
    const cwd = join(this.folder, spec.replaceAll(/[^\w.]/g, "-"));
    mkdirSync(cwd, { recursive: true });
    // Only these fetch what they need in a script of their own.
    writeFileSync(
      join(cwd, "package.json"),
      JSON.stringify({ private: true, allowScripts: { node: true, bun: true } }),
    );
    await npm(["install", spec, "--no-audit", "--no-fund", "--prefer-offline"], { cwd });
    return join(cwd, "node_modules");
  }
}
