import * as pulumi from "@pulumi/pulumi";
import type { Source } from "./facts";

/** Fills in arguments that the program leaves out, from the stack's config or else from the environment. */
export function withSources(
  args: Record<string, unknown>,
  sources: Readonly<Record<string, Source>>,
): Record<string, unknown> {
  const found = Object.entries(sources).map(([name, source]) => [name, args[name] ?? lookUp(source)]);
  return { ...args, ...Object.fromEntries(found) };
}

function lookUp({ config, env }: Source): pulumi.Input<string> | undefined {
  const [namespace, key] = config.split(":") as [string, string];
  const values = new pulumi.Config(namespace);
  const found = isConfigSecret(config) ? values.getSecret(key) : values.get(key);
  return found ?? (process.env[env] || undefined);
}

/** Pulumi exports this function, but does not declare its type. */
function isConfigSecret(key: string): boolean {
  return (pulumi.runtime as { isConfigSecret?: (key: string) => boolean }).isConfigSecret?.(key) ?? false;
}
