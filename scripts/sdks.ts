import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** Where the packages for other languages lie. */
export const SDKS_FOLDER = join(ROOT, "dist/sdks");

const SCHEMA = join(ROOT, "plugin/schema.json");

/** The same flags as the engine's build, so that Go compiles what both use once. */
const FLAGS = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-tags", "osusergo,grpcnotrace"];

/** Makes the packages for other languages from the plugin's schema. Returns what Go says if that fails. */
export function generateSdks(): string | undefined {
  rmSync(SDKS_FOLDER, { recursive: true, force: true });
  return runGenerators(["packages", SCHEMA, SDKS_FOLDER, "python", "go"]);
}

/** Writes the TypeScript package that Pulumi would make of the schema, of which this project has its own. */
export function generateNodePackage(folder: string): string | undefined {
  return runGenerators(["packages", SCHEMA, folder, "nodejs"]);
}

/** Writes the TypeScript program that `pulumi import` makes of what it has imported, in Pulumi's own language. */
export function generateProgram(imported: string, folder: string): string | undefined {
  return runGenerators(["program", SCHEMA, folder], imported);
}

function runGenerators(args: string[], input = ""): string | undefined {
  const { status, stderr, error } = spawnSync("go", ["run", ...FLAGS, ".", ...args], {
    cwd: join(__dirname, "sdks"),
    env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "" },
    encoding: "utf8",
    input,
  });
  return status === 0 ? undefined : (error?.message ?? stderr);
}

if (require.main === module) {
  const failure = generateSdks();
  if (failure) {
    console.error(failure);
    process.exitCode = 1;
  } else {
    console.log(`The packages for Python and Go are in ${SDKS_FOLDER}.`);
  }
}
