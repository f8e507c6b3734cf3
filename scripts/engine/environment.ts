import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * What the engine gets as its environment to keep everything it writes in one folder: a file backend, a passphrase for
 * the secrets in it, and a home of its own, so that a login, a default organisation or a plugin of the user's is
 * neither used nor changed. Every other PULUMI_ variable of the caller is blanked, which to the engine is the same as
 * unset: the Automation API adds what it is given to `process.env` and has no way to take something away.
 */
export function engineEnvironment(folder: string, passphrase = "local"): Record<string, string> {
  const backend = backendFolder(folder);
  const home = join(folder, "home");
  mkdirSync(backend, { recursive: true });
  mkdirSync(home, { recursive: true });
  const inherited = Object.keys(process.env).filter((name) => name.startsWith("PULUMI_"));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, ""])),
    // A second file beside each, for attributes that nobody reads, would be one more that a kill can leave half-written:
    // then Pulumi can no longer read the state.
    PULUMI_BACKEND_URL: `${pathToFileURL(backend).href}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** Takes what the user has set for other Pulumi projects out of this process; some of it upsets even `pulumi version`. */
export function forgetPulumiSettings(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith("PULUMI_")) delete process.env[name];
}

/** Where the state lies, in a folder `.pulumi`. */
export function backendFolder(folder: string): string {
  return join(folder, "backend");
}
