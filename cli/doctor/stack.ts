import { typeToken } from "../../provider/dynamic/loader";
import type { StackConfig } from "../../provider/dynamic/settings";
import { nativeToken } from "../../provider/resource/token";
import { isObject, parseJson, property, valueAt } from "../../provider/values";
import { type Check, checkOf } from "./check";
import { run } from "./run";

/** How many resources of this package a stack has, of either kind. */
export interface ResourceCounts {
  dynamic: number;
  native: number;
}

/** What is known of a stack. */
export interface Stack {
  check: Check;
  config: StackConfig;
  counts: ResourceCounts | undefined;
  /** Values that are never shown. */
  secrets: string[];
}

/** What is known without a stack. */
export function noStack(check: Check): Stack {
  return { check, config: { get: () => undefined }, counts: undefined, secrets: [] };
}

/** Asks Pulumi for the config and the resource types of the named stack, or of the one that is selected here. */
export async function readStack(
  name: string | undefined,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Stack> {
  const { ok, problem, unknown } = checkOf("stack");
  const which = name === undefined ? [] : ["--stack", name];
  const pulumi = (args: string[]) => run("pulumi", [...args, "--non-interactive", ...which], folder, environment);
  const [read, exported] = await Promise.all([
    pulumi(["config", "--json", "--show-secrets"]),
    pulumi(["stack", "export"]),
  ]);
  if (read.failure !== undefined) {
    const text = `no stack's config was read: ${read.failure}`;
    return noStack(
      name === undefined
        ? unknown(text, "select a stack, or pass --stack")
        : problem(text, 'check the name with "pulumi stack ls", and the passphrase or the login of its secrets'),
    );
  }
  const config = parseJson(read.stdout);
  const entries = Object.entries(isObject(config) ? config : {});
  const values = new Map(entries.map(([key, entry]) => [key, property(entry, "value")]));
  const own = [...values.keys()].filter((key) => /^(cloudflare|realtimekit):/.test(key));
  return {
    check: ok(own.length > 0 ? `its config sets ${own.join(", ")}` : "its config has no setting of this package"),
    config: {
      get: (key) => {
        const value = values.get(key);
        return typeof value === "string" ? value : undefined;
      },
    },
    counts: countsIn(exported.stdout),
    secrets: entries
      .filter(([, entry]) => property(entry, "secret") === true)
      .map(([, entry]) => String(property(entry, "value"))),
  };
}

function countsIn(text: string): ResourceCounts | undefined {
  const deployment = property(parseJson(text), "deployment");
  if (!isObject(deployment)) return undefined;
  const resources = valueAt(deployment, ["resources"]);
  const types = (Array.isArray(resources) ? resources : []).map((each) => String(property(each, "type")));
  const count = (prefix: string) => types.filter((type) => type.startsWith(prefix)).length;
  return { dynamic: count(typeToken("")), native: count(nativeToken("")) };
}
