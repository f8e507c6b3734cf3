import * as pulumi from "@pulumi/pulumi";

interface Source {
  config: string;
  env: string;
}

/** Arguments with those that the program leaves out taken from the stack's config, else from the environment. */
export function withSources(
  args: Record<string, unknown>,
  sources: Readonly<Record<string, Source>>,
): Record<string, unknown> {
  const found = Object.entries(sources).map(([name, source]) => [name, args[name] ?? lookUp(source)]);
  return { ...args, ...Object.fromEntries(found) };
}

function lookUp({ config, env }: Source): string | undefined {
  const [namespace, key] = config.split(":") as [string, string];
  return new pulumi.Config(namespace).get(key) ?? (process.env[env] || undefined);
}
