import { Editor, HERE } from "./editor";

const editor = new Editor();

function completing(args: string): () => string[] {
  const program = editor.program(`new RealtimeKitMeeting("m", ${args});`);
  return () => editor.completions(program);
}

const inStorage = (storage: string) => completing(`{ recordingConfig: { storageConfig: ${storage} } }`);

test.each([
  [
    "the arguments of a meeting",
    completing(`{ title: "Daily", ${HERE} }`),
    ["recordOnStart", "recordingConfig", "sessionKeepAliveTimeInSecs", "adoptId"],
    ["title", "createdAt"],
  ],
  [
    "fields two levels down",
    completing(`{ recordingConfig: { videoConfig: { ${HERE} } } }`),
    ["codec", "width", "height", "watermark"],
    ["channel", "maxSeconds"],
  ],
  [
    "the storage types",
    inStorage(`{ type: "${HERE}" }`),
    ["aws", "azure", "digitalocean", "gcs", "sftp", "cloudflare"],
    [],
  ],
  [
    "the fields of aws",
    inStorage(`{ type: "aws", ${HERE} }`),
    ["region", "accessKey", "secret", "bucket", "path"],
    ["privateKey", "password", "authMethod", "host"],
  ],
  ["the fields of gcs", inStorage(`{ type: "gcs", ${HERE} }`), ["bucket", "region", "secret"], ["privateKey", "host"]],
  ["the ways to log in to sftp", inStorage(`{ type: "sftp", authMethod: "${HERE}" }`), ["KEY", "PASSWORD"], ["aws"]],
  [
    "the fields of sftp with a key",
    inStorage(`{ type: "sftp", authMethod: "KEY", ${HERE} }`),
    ["privateKey", "host", "port", "username", "password"],
    ["accessKey", "region"],
  ],
  [
    "the fields of sftp with a password",
    inStorage(`{ type: "sftp", authMethod: "PASSWORD", ${HERE} }`),
    ["password", "host", "port", "username"],
    ["privateKey", "accessKey"],
  ],
  [
    "every known field of a storage that has none documented",
    inStorage(`{ type: "cloudflare", ${HERE} }`),
    ["bucket", "region", "accessKey", "secret"],
    [],
  ],
])("an editor offers %s", (_, complete, offered, not) => {
  const names = complete();
  expect(names).toEqual(expect.arrayContaining(offered));
  expect(names.filter((name) => not.includes(name))).toEqual([]);
});
