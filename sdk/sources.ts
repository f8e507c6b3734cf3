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

/** The same as plain values, for what cannot wait: of a config value its being secret is lost. */
export function plainSources(
  args: Record<string, unknown>,
  sources: Readonly<Record<string, Source>>,
): Record<string, unknown> {
  const found = Object.entries(sources).map(([name, { config, env }]) => [
    name,
    args[name] ?? pulumi.runtime.getConfig(config) ?? (process.env[env] || undefined),
  ]);
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
