import type { Api } from "../provider/api/client";
import type { Connection } from "../provider/api/connection";
import { Network } from "../provider/api/network";
import { connectionFrom } from "../provider/dynamic/settings";
import { redactor } from "../provider/redact";
import { CommandFailure } from "./failure";

/** RealtimeKit as the environment says. */
export interface RealtimeKit {
  connection: Connection;
  /** A client whose calls share one deadline. All clients share the budget of requests. */
  client(): Api;
}

export function realtimeKitFrom(environment: NodeJS.ProcessEnv): RealtimeKit {
  if (!environment.CLOUDFLARE_API_TOKEN) {
    throw new CommandFailure("CLOUDFLARE_API_TOKEN is not set; this command does not read the stack's config");
  }
  const connection = connectionFrom({ get: () => undefined }, environment);
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const network = new Network();
  return { connection, client: () => network.connect(connection, redactor([connection.token]), warn) };
}
