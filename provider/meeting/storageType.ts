import { isOneEditAway, sameLetters } from "../schema/nearest";

/** The storage types that have variants in the schema. */
export const STORAGE_TYPES: readonly string[] = ["aws", "azure", "cloudflare", "digitalocean", "gcs", "sftp"];

/** Other common names for them. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  aws: ["s3", "amazon", "amazon-s3", "aws-s3"],
  azure: ["blob", "azure-blob", "azure-blob-storage", "azblob", "microsoft"],
  cloudflare: ["r2", "cloudflare-r2", "cf"],
  digitalocean: ["spaces", "do", "do-spaces", "digitalocean-spaces"],
  gcs: ["gcp", "gs", "google", "google-cloud", "google-cloud-storage"],
  sftp: ["ssh", "scp", "ftp", "ftps"],
};

/** The known type that was most likely meant; undefined if the text may be a type that RealtimeKit has. */
export function meantStorageType(given: string): string | undefined {
  const isMeant = (type: string) =>
    [type, ...(ALIASES[type] ?? [])].some((name) => sameLetters(name, given)) || isOneEditAway(type, given);
  return STORAGE_TYPES.includes(given) ? undefined : STORAGE_TYPES.find(isMeant);
}
