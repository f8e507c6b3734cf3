import * as z from "zod";
import { field } from "../schema/field";
import { secretText } from "../schema/secretText";
import { STORAGE_TYPES } from "./storageType";

const required = z.string().min(1);
const optional = z.string().optional();
const requiredSecret = secretText(required);
const optionalSecret = secretText(z.string()).optional();

const path = field(optional, { doc: "Path in the storage under which recordings are placed." });
const bucket = field(optional, { doc: "Name of the bucket." });
const accessKeyDoc = "Access key of the storage.";
const accessKey = field(requiredSecret, { doc: accessKeyDoc, secret: true, writeOnly: true });
const optionalAccessKey = field(optionalSecret, { doc: accessKeyDoc, secret: true, writeOnly: true });
const secret = field(optionalSecret, {
  doc: "Secret key that belongs to the access key.",
  secret: true,
  writeOnly: true,
});
const host = { doc: "Host name of the SFTP server." };
const portNumber = z.int().min(1).max(65535).optional();
const port = field(portNumber, { doc: "Port of the SFTP server." });
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
  .meta({ id: "AwsStorage", description: "Uploads recordings to an Amazon S3 bucket." });

const azure = z
  .strictObject({
    type: field(z.literal("azure"), { doc: "Azure Blob Storage." }),
    bucket: field(optional, { doc: "Name of the container." }),
    // The API reference asks for a region of one character or more; Cloudflare's guide tells Azure users to send "".
    region: field(optional, {
      doc: 'Region of the storage account. Azure does not need one; Cloudflare\'s guide tells you to send `""`.',
    }),
    path,
    accessKey,
    secret,
  })
  .meta({ id: "AzureStorage", description: "Uploads recordings to an Azure Blob Storage container." });

const digitalocean = z
  .strictObject({
    type: field(z.literal("digitalocean"), { doc: "DigitalOcean Spaces." }),
    bucket,
    region: field(required, { doc: "Region of the Space, such as `fra1`." }),
    path,
    accessKey,
    secret,
  })
  .meta({ id: "DigitaloceanStorage", description: "Uploads recordings to a DigitalOcean Space." });

const gcs = z
  .strictObject({
    type: field(z.literal("gcs"), { doc: "Google Cloud Storage." }),
    bucket,
    region: field(optional, { doc: "Region of the bucket." }),
    path,
    accessKey: optionalAccessKey,
    secret: field(optionalSecret, {
      doc: "Key file of the service account, as JSON text.",
      secret: true,
      writeOnly: true,
    }),
  })
  .meta({ id: "GcsStorage", description: "Uploads recordings to a Google Cloud Storage bucket." });

const sftp = { type: field(z.literal("sftp"), { doc: "An SFTP server." }) };

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
  .meta({ id: "SftpKeyStorage", description: "Uploads recordings to an SFTP server, with a private key." });

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
  .meta({ id: "SftpPasswordStorage", description: "Uploads recordings to an SFTP server, with a password." });

/** For a storage whose fields Cloudflare does not document: the fields of all other storages, none of them required. */
const undocumented = {
  bucket,
  region: field(optional, { doc: "Region of the storage." }),
  path,
  host: field(optional, { doc: "Host name of the storage." }),
  port: field(portNumber, { doc: "Port of the storage." }),
  username: field(optional, { doc: "User name on the storage." }),
  authMethod: field(z.string().optional(), { doc: "How to log in." }),
  accessKey: optionalAccessKey,
  secret,
  password: field(optionalSecret, { doc: "Password of the storage.", secret: true, writeOnly: true }),
  privateKey: field(optionalSecret, {
    doc: "Private key that logs in to the storage.",
    secret: true,
    writeOnly: true,
  }),
};
const openFields =
  "It takes any field, named in camelCase. A field whose name looks like a credential (secret, key, token, password) is stored encrypted; wrap any other secret in `pulumi.secret`.";

const cloudflare = z
  .looseObject({ type: field(z.literal("cloudflare"), { doc: "Cloudflare R2." }), ...undocumented })
  .meta({
    id: "CloudflareStorage",
    description: `Uploads recordings to Cloudflare R2. ${openFields}`,
  });

const other = z
  .looseObject({
    type: field(
      z.string().refine((type) => !STORAGE_TYPES.includes(type), { abort: true }),
      { doc: "A storage type that this release does not know.", open: true },
    ),
    ...undocumented,
  })
  .meta({
    id: "OtherStorage",
    description: `Uploads recordings to a storage whose type this release does not know, or that is known only when the program runs. The provider sends it to RealtimeKit unchecked, with a warning. ${openFields}`,
  });

/** Storage of recordings: a variant for each `type` and, for SFTP, for each `authMethod`. */
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
  .meta({ id: "StorageConfig", description: "Storage of recordings; its fields depend on its `type`." });
