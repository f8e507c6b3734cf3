import type ts from "typescript";
import { Editor, HERE } from "./editor";

const editor = new Editor();

/** What is shown for the name after HERE; the programs are compiled together, when the first test asks. */
function hovering(text: string): () => { type: string; docs: string } {
  const program = editor.program(text);
  return () => editor.hover(program);
}

const overArgument = (args: string) => hovering(`new RealtimeKitMeeting("m", ${args});`);
const inStorage = (storage: string) => overArgument(`{ recordingConfig: { storageConfig: ${storage} } }`);

describe("hover on the class", () => {
  test.each([
    ["where it is made", hovering(`new ${HERE}RealtimeKitMeeting("m", {});`)],
    ["where it is a type", hovering(`let other: ${HERE}RealtimeKitMeeting;`)],
  ])("%s says what it is and what destroy does", (_, hover) => {
    expect(hover().docs).toContain("meeting of Cloudflare RealtimeKit");
    expect(hover().docs).toContain("INACTIVE");
  });

  const get = hovering(`RealtimeKitMeeting.${HERE}get("m", "id");`);
  test("get", () => expect(get().docs).toMatch(/does not manage.*leaves it open/s));
});

describe("hover on an argument", () => {
  test.each([
    [
      "a number: range, unit and default",
      overArgument(`{ ${HERE}sessionKeepAliveTimeInSecs: 120 }`),
      ["seconds", "60", "600", "Default"],
    ],
    ["its own default", overArgument(`{ ${HERE}status: "ACTIVE" }`), ["One of `ACTIVE`, `INACTIVE`", "`ACTIVE`"]],
    [
      "where it comes from and what a change does",
      overArgument(`{ ${HERE}accountId: "a" }`),
      ["cloudflare:accountId", "CLOUDFLARE_ACCOUNT_ID", "replaces the resource"],
    ],
    [
      "two levels down",
      overArgument(`{ recordingConfig: { videoConfig: { ${HERE}codec: "H264" } } }`),
      ["H264", "VP8", "VP9", "Default"],
    ],
    ["a secret", inStorage(`{ type: "aws", region: "r", ${HERE}accessKey: "k" }`), ["Secret", "never returns it"]],
    [
      "a secret of one way to log in",
      inStorage(`{ type: "sftp", authMethod: "KEY", ${HERE}privateKey: "k" }`),
      ["Private key", "Secret"],
    ],
    [
      "the same name in another kind of storage",
      inStorage(`{ type: "sftp", authMethod: "KEY", privateKey: "k", ${HERE}password: "p" }`),
      ["Passphrase"],
    ],
  ])("%s", (_, hover, words) => {
    for (const word of words) expect(hover().docs).toContain(word);
  });
});

describe("hover on an output", () => {
  test.each([
    ["status", hovering(`meeting.${HERE}status;`), 'Output<"ACTIVE" | "INACTIVE">', "INACTIVE"],
    ["createdAt", hovering(`meeting.${HERE}createdAt;`), "Output<string>", "ISO 8601"],
    [
      "inside apply",
      hovering(`meeting.recordingConfig.apply((c) => c?.videoConfig?.${HERE}codec);`),
      '"H264" | "VP8" | "VP9"',
      "H264 produces MP4 files",
    ],
    [
      "inside apply, of one kind of storage",
      hovering(`meeting.recordingConfig.apply((c) => {
        const storage = c?.storageConfig;
        return storage?.type === "aws" && storage.${HERE}region;
      });`),
      "region",
      "Region of the bucket",
    ],
  ])("%s", (_, hover, type, docs) => {
    expect(hover().type).toContain(type);
    expect(hover().docs).toContain(docs);
  });
});

describe("there is a text", () => {
  const undocumented = (members: ts.Symbol[], checker: ts.TypeChecker) =>
    members.filter((member) => member.getDocumentationComment(checker).length === 0).map(({ name }) => name);

  test("on every type that the package exports", () => {
    const { members, checker } = editor.packageExports();
    expect(undocumented(members, checker)).toEqual([]);
  });

  test("on every property of every type of arguments, and on every output", () => {
    const { members, checker } = editor.packageExports();
    const described = members.filter(({ name }) => /(Args|Address|Outputs)$/.test(name));
    expect(described.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "RealtimeKitMeetingArgs",
        "MeetingWatermarkSizeArgs",
        "MeetingSftpKeyStorageArgs",
        "MeetingOutputs",
      ]),
    );
    const missing = described.flatMap((symbol) =>
      undocumented(checker.getDeclaredTypeOfSymbol(symbol).getProperties(), checker).map(
        (property) => `${symbol.name}.${property}`,
      ),
    );
    // Pulumi's own, which every resource has.
    expect(missing.filter((name) => !/^MeetingOutputs\.__/.test(name))).toEqual([]);
  });
});
