import { field } from "./field";
import { safeId } from "./safeId";

/** The account of a resource. */
export const accountId = field(safeId.max(32), {
  doc: "ID of the Cloudflare account that owns the app.",
  from: { config: "cloudflare:accountId", env: "CLOUDFLARE_ACCOUNT_ID" },
  replaces: true,
  providerOnly: true,
});

/** The app of a resource. `what`: what messages call the resource. */
export const appIdOf = (what: string) =>
  field(safeId, {
    doc: `ID of the RealtimeKit app that the ${what} belongs to.`,
    from: { config: "realtimekit:appId", env: "REALTIMEKIT_APP_ID" },
    replaces: true,
    providerOnly: true,
  });

/** The ID of an object that exists, which the first `pulumi up` takes over. */
export const adoptIdField = (doc: string) => field(safeId.optional(), { doc, providerOnly: true, onlyOnCreate: true });
