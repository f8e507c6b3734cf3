import type { Dispatcher } from "undici";
import type { HttpProxy } from "./connection";

/** The connections to one origin; this many calls can be under way at once. */
export const CONNECTIONS = 32;

/** A response is a few kilobytes; a larger one does not come from RealtimeKit. */
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

const CONNECT = { timeout: 10_000 };

const OPTIONS = {
  connections: CONNECTIONS,
  connect: CONNECT,
  // The caller's deadline ends a call; these only end what would otherwise hang for ever.
  headersTimeout: 300_000,
  bodyTimeout: 30_000,
  maxResponseSize: MAX_RESPONSE_BYTES,
};

/**
 * A pool of kept-alive connections for each origin. undici is loaded here, at the first call: check and diff, which are
 * all that a preview runs, do without it. Redirects are not followed, since that would send the token elsewhere.
 */
export async function createDispatcher(proxy: HttpProxy | undefined): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import("undici");
  if (!proxy) return new Agent(OPTIONS);
  // Despite its name it reads the environment only for what it is not given. It is undici's one agent that knows NO_PROXY.
  const { href } = proxy.url;
  const tls = { requestTls: CONNECT, proxyTls: CONNECT };
  return new EnvHttpProxyAgent({ ...OPTIONS, ...tls, httpProxy: href, httpsProxy: href, noProxy: proxy.noProxy });
}
