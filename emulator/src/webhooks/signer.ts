import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { Store } from "../store/store";

/** Signs deliveries as RealtimeKit does: RSA-SHA256 (PKCS #1 v1.5) over the raw body, in base64. [documented] */
export class Signer {
  constructor(private readonly store: Store) {}

  sign(body: string): string {
    return sign("RSA-SHA256", Buffer.from(body), this.privateKey).toString("base64");
  }

  /** The public key in PEM, one for all webhooks. [documented] */
  get publicKey(): string {
    return createPublicKey(this.privateKey).export({ type: "spki", format: "pem" }).toString();
  }

  private get privateKey(): string {
    return this.store.key("webhooks", () =>
      generateKeyPairSync("rsa", { modulusLength: 2048 })
        .privateKey.export({ type: "pkcs8", format: "pem" })
        .toString(),
    );
  }
}
