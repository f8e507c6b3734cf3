import type { Program } from "./cells";

const BODY = (className: string) => `
const meeting = new ${className}("m", { title: "Matrix", sessionKeepAliveTimeInSecs: 90 });
`;
const EXPORTS = `
export const meetingId = meeting.id;
export const status = meeting.status;
`;

/** A type that is lost on the way, as \`any\`, would let everything pass. */
const TYPES = `
import { Output } from "@pulumi/pulumi";
type IsAny<T> = 0 extends 1 & T ? true : false;
export const typed: Output<"ACTIVE" | "INACTIVE"> = status;
export const lost: IsAny<typeof status> = false;
`;

/** The program of a cell, and the file that runs: what the compiler makes of the first, if it is in TypeScript. */
export function programOf(program: Program, inTypeScript: boolean): { file: string; text: string; runs: string } {
  const className = program === "plugin" ? "Meeting" : "RealtimeKitMeeting";
  const entry = program === "plugin" ? "pulumi-realtimekit/native" : "pulumi-realtimekit";
  const imports = `import { ${className} } from "${entry}";\n${BODY(className)}${EXPORTS}`;
  if (inTypeScript) return { file: "program.ts", text: imports + TYPES, runs: "program.js" };
  if (program === "esm") return { file: "program.mjs", text: imports, runs: "program.mjs" };
  const text = `const { ${className} } = require("${entry}");\n${BODY(className)}
exports.meetingId = meeting.id;
exports.status = meeting.status;
`;
  return { file: "program.js", text, runs: "program.js" };
}

/** Says which SDK the project and the package load: with two copies of it in one program, outputs break. */
export const LOADED = `
const { dirname } = require("node:path");
const own = require.resolve("@pulumi/pulumi");
const ours = require.resolve("@pulumi/pulumi", { paths: [dirname(require.resolve("pulumi-realtimekit"))] });
const classes = ["pulumi-realtimekit", "pulumi-realtimekit/native"].flatMap((entry) => Object.keys(require(entry)));
const provider = Object.keys(require("pulumi-realtimekit/provider"));
import("pulumi-realtimekit").then((esm) => console.log(JSON.stringify({
  isOneCopy: own === ours,
  version: require("@pulumi/pulumi/version").version,
  names: classes.includes("RealtimeKitMeeting") && classes.includes("Meeting") && provider.includes("meeting"),
  esm: typeof esm.RealtimeKitMeeting === "function",
})));
`;
