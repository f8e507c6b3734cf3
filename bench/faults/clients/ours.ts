import { dirname, join } from "node:path";
import { type Client, type Provider, TOKEN } from "./provider";

type Hosts = Pick<typeof import("../../../provider/dynamic/host"), "hostAll"> &
  Pick<typeof import("../../../provider/registry"), "registry">;

/**
 * The provider as the engine's process has it: each run gets new ones, which remember nothing of the run before, since
 * all that they remember is in them. `hosts`: where its code comes from.
 */
export function oursFrom(hosts: () => Hosts, settings: Record<string, string> = {}): Client {
  return {
    name: "pulumi-realtimekit",
    isOurs: true,
    start(baseUrl, { name }) {
      const { hostAll, registry } = hosts();
      const provider = hostAll({ [name]: registry[name] })[name];
      const config = { "cloudflare:apiToken": TOKEN, "cloudflare:baseUrl": baseUrl, ...settings };
      const get = (key: string) => (config as Record<string, string>)[key];
      void provider?.configure?.({ config: { get, require: (key) => get(key) ?? "" } });
      return provider as Provider;
    },
  };
}

function built(): Hosts {
  const folder = dirname(require.resolve("pulumi-realtimekit/provider"));
  return { ...require(join(folder, "dynamic/host")), ...require(join(folder, "registry")) };
}

/** The built package, with its defaults. */
export const ours: Client = oursFrom(built);

export const oursByTitle: Client = { ...ours, name: "the same, uniqueTitle", declares: { uniqueTitle: true } };
