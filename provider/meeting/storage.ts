import { z } from "zod";
import { field } from "../schema/field";
import { secretText } from "../schema/secretText";
import { STORAGE_TYPES } from "./storageType";

const required = z.string().min(1);
const optional = z.string().optional();
const requiredSecret = secretText(required);
const optionalSecret = secretText(z.string()).optional();

const path = field(optional, { doc: "Path inside the storage at which a recording is placed." });
const bucket = field(optional, { doc: "Name of the bucket (of the container, on Azure)." });
const accessKeyDoc = "Access key of the storage.";
const accessKey = field(requiredSecret, { doc: accessKeyDoc, secret: true, writeOnly: true });
const optionalAccessKey = field(optionalSecret, { doc: accessKeyDoc, secret: true, writeOnly: true });
const secret = field(optionalSecret, { doc: "Secret key of the storage.", secret: true, writeOnly: true });
const host = { doc: "Host name of the SFTP server." };
const port = field(z.int().min(1).max(65535).optional(), { doc: "Port of the SFTP server." });
const username = { doc: "User name on the SFTP server." };
const keyPassphrase = { doc: "Passphrase of the private key.", secret: true, writeOnly: true } as const;
const privateKey = { doc: "Private key that logs in to the SFTP server.", secret: true, writeOnly: true } as const;

const aws = z
  .strictObject({
    type: field(z.literal("aws"), { doc: "Amazon S3." }),
    bucket,
    region: field(required, { doc: "Region of the bucket, such as `eu-west-1`." }),
    path,
    accessKey,
    secret,
  })
  .meta({ id: "AwsStorage", description: "Recordings go to a bucket of Amazon S3." });

const azure = z
  .strictObject({
    type: field(z.literal("azure"), { doc: "Azure Blob Storage." }),
    bucket,
    // The API reference asks for a region of one character or more; Cloudflare's guide tells Azure users to send "".
    region: field(optional, {
      doc: 'Region of the storage; Azure has none, and Cloudflare\'s guide says to send `""`.',
    }),
    path,
    accessKey,
    secret,
  })
  .meta({ id: "AzureStorage", description: "Recordings go to a container of Azure Blob Storage." });

const digitalocean = z
  .strictObject({
    type: field(z.literal("digitalocean"), { doc: "DigitalOcean Spaces." }),
    bucket,
    region: field(required, { doc: "Region of the Space, such as `fra1`." }),
    path,
    accessKey,
    secret,
  })
  .meta({ id: "DigitaloceanStorage", description: "Recordings go to a DigitalOcean Space." });

const gcs = z
  .strictObject({
    type: field(z.literal("gcs"), { doc: "Google Cloud Storage." }),
    bucket,
    region: field(optional, { doc: "Region of the bucket." }),
    path,
    accessKey: optionalAccessKey,
    secret: field(optionalSecret, {
      doc: "The service account's key file, as JSON text.",
      secret: true,
      writeOnly: true,
    }),
  })
  .meta({ id: "GcsStorage", description: "Recordings go to a bucket of Google Cloud Storage." });

const sftp = { type: field(z.literal("sftp"), { doc: "A server of your own, by SFTP." }) };

const sftpKey = z
  .strictObject({
    ...sftp,
    authMethod: field(z.literal("KEY"), { doc: "Log in with a private key." }),
    host: field(optional, host),
    port,
    username: field(optional, username),
    path,
    bucket,
    privateKey: field(requiredSecret, privateKey),
    password: field(optionalSecret, keyPassphrase),
  })
  .meta({ id: "SftpKeyStorage", description: "Recordings go to an SFTP server; the login is a private key." });

const sftpPassword = z
  .strictObject({
    ...sftp,
    authMethod: field(z.literal("PASSWORD"), { doc: "Log in with a password." }),
    host: field(optional, host),
    port,
    username: field(optional, username),
    path,
    bucket,
    password: field(requiredSecret, {
      doc: "Password that logs in to the SFTP server.",
      secret: true,
      writeOnly: true,
    }),
  })
  .meta({ id: "SftpPasswordStorage", description: "Recordings go to an SFTP server; the login is a password." });

/** Fields of a storage whose fields Cloudflare does not document: each of those known elsewhere, none demanded. */
const undocumented = {
  bucket,
  region: field(optional, { doc: "Region of the storage." }),
  path,
  host: field(optional, host),
  port,
  username: field(optional, username),
  authMethod: field(z.string().optional(), { doc: "How to log in." }),
  accessKey: optionalAccessKey,
  secret,
  password: field(optionalSecret, { doc: "Password of the storage.", secret: true, writeOnly: true }),
  privateKey: field(optionalSecret, privateKey),
};
const wrapOthers = "Only the secrets named here are stored encrypted: wrap others in `pulumi.secret`.";

const cloudflare = z
  .looseObject({ type: field(z.literal("cloudflare"), { doc: "A storage of Cloudflare." }), ...undocumented })
  .meta({
    id: "CloudflareStorage",
    description: `Recordings go to a storage of Cloudflare, with whatever fields it takes. ${wrapOthers}`,
  });

const other = z
  .looseObject({
    type: field(
      z.string().refine((type) => !STORAGE_TYPES.includes(type), { abort: true }),
      { doc: "A storage type that this release has no fields for.", open: true },
    ),
    ...undocumented,
  })
  .meta({
    id: "OtherStorage",
    description:
      "Recordings go to a storage whose type this release does not know, or the program does not know yet, with whatever fields it takes. Of those only `accessKey`, `secret`, `password` and `privateKey` are stored encrypted: wrap others in `pulumi.secret`.",
  });

/** One's own storage for recordings: a variant for each type, told apart by `type` and, for SFTP, `authMethod`. */
export const storageConfig = z
  .union([
    z.discriminatedUnion("type", [
      aws,
      azure,
      digitalocean,
      gcs,
      z.discriminatedUnion("authMethod", [sftpKey, sftpPassword]),
      cloudflare,
    ]),
    other,
  ])
  .meta({ id: "StorageConfig", description: "A storage of your own, by its `type`." });
