import type { Parts } from "../http/server";
import type { Signer } from "./signer";

const PATH = "/.well-known/webhooks.json";

/** Serves the public key of all webhooks, outside of the API. [documented; at Cloudflare on api.realtime.cloudflare.com] */
export function publicKeyRoute(signer: Signer): Parts["own"] {
  return ({ method, path }) =>
    path === PATH && method === "GET"
      ? { status: 200, body: { success: true, data: { publicKey: signer.publicKey }, message: "" } }
      : undefined;
}
