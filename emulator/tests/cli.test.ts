import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OPTIONS = [
  ..."port host data token forbidden-token account-token unentitled-account strict patch put-status apps unknown-meeting".split(
    " ",
  ),
  ..."follow token-seconds deliver-anywhere rate-limit".split(" "),
];

const children: ChildProcess[] = [];

/** Runs the command; resolves with its first line, and with its end. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", join(__dirname, "../src/cli.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const line = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      if (out.includes("\n")) resolve(out);
    });
  });
  const end = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
  return { child, line, end };
}

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

test("serves with its options, says where in one line, and stops cleanly on SIGINT and SIGTERM", async () => {
  const folder = mkdtempSync(join(tmpdir(), "realtimekit-emulator-"));
  const data = join(folder, "data.json");
  await Promise.all(
    (["SIGINT", "SIGTERM"] as const).map(async (signal) => {
      const file = `${data}.${signal}`;
      const { child, line, end } = run("--port", "0", "--data", file, "--token", "T", "--strict");
      const said = await line;
      const url = /export CLOUDFLARE_BASE_URL=(http:\/\/127\.0\.0\.1:\d+\/client\/v4)\n$/.exec(said)?.[1];
      const post = (token: string, body: unknown) =>
        fetch(`${url}/accounts/a/realtime/kit/b/meetings`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        });
      expect((await post("other", {})).status).toBe(401);
      expect((await post("T", { unknown: 1 })).status).toBe(400);
      expect((await post("T", { title: "kept" })).status).toBe(201);
      child.kill(signal);
      expect(await end).toEqual({ code: 0, out: said, err: "" });
      expect(readFileSync(file, "utf8")).toContain('"title":"kept"');
    }),
  );
  rmSync(folder, { recursive: true });
}, 60_000);

test("--help names every option; a mistake is one clear line", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as AddressInfo;
  const [help, ...mistakes] = await Promise.all([
    run("--help").end,
    run("--port", String(port)).end,
    run("--port", "x").end,
    run("--patch", "x").end,
    run("--colour").end,
    run("--follow", "x").end,
    run("--token-seconds", "0").end,
  ]);
  taken.close();
  expect(help.code).toBe(0);
  for (const option of OPTIONS) expect(help.out).toContain(`--${option}`);
  expect(mistakes.map(({ code, out, err }) => [code, out, err.trim().split("\n").length])).toEqual(
    mistakes.map(() => [1, "", 1]),
  );
  expect(mistakes.map(({ err }) => err)).toEqual([
    expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`),
    expect.stringContaining("--port must be a number"),
    expect.stringContaining("--patch must be merge or replace"),
    expect.stringContaining("--colour"),
    expect.stringContaining("--follow must be observed or documented"),
    expect.stringContaining("--token-seconds"),
  ]);
}, 60_000);
