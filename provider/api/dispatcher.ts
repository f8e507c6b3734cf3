import type { Dispatcher } from "undici";
import type { HttpProxy } from "./connection";

/** The connections to one origin, and so the most calls in progress at once. */
export const CONNECTIONS = 32;

/** RealtimeKit's responses have a few kilobytes, so a response this large does not come from RealtimeKit. */
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

const CONNECT = { timeout: 10_000 };

const OPTIONS = {
  connections: CONNECTIONS,
  connect: CONNECT,
  // The caller's deadline ends a call. These timeouts only prevent one from hanging forever.
  headersTimeout: 300_000,
  bodyTimeout: 30_000,
  maxResponseSize: MAX_RESPONSE_BYTES,
};

/**
 * A pool of keep-alive connections for each origin. undici is loaded here, at the first call, because check and diff,
 * which are all that a preview runs, don't need it. Redirects are not followed: that would send the token elsewhere.
 */
export async function createDispatcher(proxy: HttpProxy | undefined): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import("undici");
  if (!proxy) return new Agent(OPTIONS);
  // Despite its name, it reads the environment only for options that are not set. ProxyAgent does not support NO_PROXY.
  const { href } = proxy.url;
  const tls = { requestTls: CONNECT, proxyTls: CONNECT };
  return new EnvHttpProxyAgent({ ...OPTIONS, ...tls, httpProxy: href, httpsProxy: href, noProxy: proxy.noProxy });
}
