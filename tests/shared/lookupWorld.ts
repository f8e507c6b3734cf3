import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "realtimekit-emulator";

export const ACCOUNT = "account";
export const APP = "app";

/** An emulator for the lookups of this process, which get their settings as a program does. */
export function lookupWorld() {
  let emulator: Emulator;
  const outside = { ...process.env };
  beforeAll(async () => {
    emulator = await startEmulator({ token: "token" });
  });
  beforeEach(() => {
    process.env = { ...outside, CLOUDFLARE_API_TOKEN: "token", CLOUDFLARE_BASE_URL: emulator.url };
    pulumi.runtime.setAllConfig({ "cloudflare:accountId": ACCOUNT, "realtimekit:appId": APP });
    emulator.requests.length = 0;
  });
  afterAll(async () => {
    process.env = outside;
    await emulator.close();
  });
  return {
    get emulator() {
      return emulator;
    },
  };
}

export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}
