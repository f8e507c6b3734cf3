// What a start of the plugin takes, seen by the one that starts it, as the engine is.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CheckRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Cost } from "./measure";

const PLUGIN = join(__dirname, "../../plugin/pulumi-resource-realtimekit");
/** Writes a line as early as a script can, as the plugin writes its port when it can be called. */
const BARE = 'console.log("started");setInterval(() => {}, 1000)';

/** A start of the plugin until it has answered its first call, beyond one of Node alone that writes a line. */
export async function costOfPlugin(): Promise<Cost> {
  const bare = await started(process.execPath, ["-e", BARE], async () => {});
  const plugin = await started(PLUGIN, ["127.0.0.1:1"], checkConfig);
  return {
    ms: plugin.lineMs - bare.lineMs,
    checkedMs: plugin.answeredMs - bare.answeredMs,
    cpuMs: plugin.cpuMs - bare.cpuMs,
    megabytes: plugin.megabytes - bare.megabytes,
    has: { undici: false, zod: true },
  };
}

async function started(command: string, words: string[], call: (line: string) => Promise<void>) {
  const since = performance.now();
  const child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(child.stdout, "data");
    const lineMs = performance.now() - since;
    await call(String(line).trim());
    const answeredMs = performance.now() - since;
    return { lineMs, answeredMs, ...used(child) };
  } finally {
    const over = once(child, "exit");
    child.kill();
    await over;
  }
}

async function checkConfig(port: string): Promise<void> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const request = new CheckRequest();
  request.setUrn("urn:pulumi:stack::project::pulumi:providers:realtimekit::default");
  request.setNews(Struct.fromJavaScript({ apiToken: "token", accountId: "0123456789abcdef0123456789abcdef" }));
  const response = await new Promise<CheckResponse>((resolve, reject) => {
    const done = (error: ServiceError | null, answer: CheckResponse) => (error ? reject(error) : resolve(answer));
    client.checkConfig(request, done);
  });
  client.close();
  const failures = response.getFailuresList();
  if (failures.length > 0) throw new Error(`the check failed: ${failures.map((each) => each.getReason())}`);
}

/** Of all its threads, from Linux's /proc; NaN where there is none. */
function used({ pid }: ChildProcess): { cpuMs: number; megabytes: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // Linux counts in hundredths of a second.
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, megabytes: Number(resident) / 1024 };
  } catch {
    return { cpuMs: Number.NaN, megabytes: Number.NaN };
  }
}
