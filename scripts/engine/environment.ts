import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The environment that makes the engine keep everything it writes in one folder: a file backend, a passphrase for its
 * secrets, and a separate home, so that it neither uses nor changes the user's logins, default organization or plugins.
 * Every other PULUMI_ variable is set to an empty text, which means unset to the engine: the Automation API can only
 * add to `process.env`.
 */
export function engineEnvironment(folder: string, passphrase = "local"): Record<string, string> {
  const backend = backendFolder(folder);
  const home = join(folder, "home");
  mkdirSync(backend, { recursive: true });
  mkdirSync(home, { recursive: true });
  const inherited = Object.keys(process.env).filter((name) => name.startsWith("PULUMI_"));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, ""])),
    // Without it, Pulumi also writes a file with attributes next to each file. If a kill leaves one of them half
    // written, Pulumi can no longer read the state.
    PULUMI_BACKEND_URL: `${pathToFileURL(backend).href}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/**
 * Removes what the user has set for other Pulumi projects from this process. Some of it breaks even `pulumi version`.
 */
export function forgetPulumiSettings(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith("PULUMI_")) delete process.env[name];
}

/** The folder with the state, in its subfolder `.pulumi`. */
export function backendFolder(folder: string): string {
  return join(folder, "backend");
}
