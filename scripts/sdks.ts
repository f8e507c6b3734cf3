import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** Where the packages for other languages lie. */
export const SDKS_FOLDER = join(ROOT, "dist/sdks");

/** The same flags as the engine's build, so that Go compiles what both use once. */
const FLAGS = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-tags", "osusergo,grpcnotrace"];

/** Makes the packages for other languages from the plugin's schema. Returns what Go says if that fails. */
export function generateSdks(): string | undefined {
  rmSync(SDKS_FOLDER, { recursive: true, force: true });
  const { status, stderr, error } = spawnSync(
    "go",
    ["run", ...FLAGS, ".", join(ROOT, "plugin/schema.json"), SDKS_FOLDER],
    {
      cwd: join(__dirname, "sdks"),
      env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "" },
      encoding: "utf8",
    },
  );
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
