/** No web page in the user's browser can drive the control routes. */
import { request } from "node:http";
import type { Emulator } from "../src";
import { start } from "./helpers";

/** As a browser or another client would send it: fetch does not let Host and Origin through. */
function send(emulator: Emulator, method: string, headers: Record<string, string>, path = "/__emulator/faults") {
  return new Promise<number>((resolve, reject) => {
    const body = method === "POST" ? '{"do":{"kind":"hang"}}' : undefined;
    const sent = request({ host: "127.0.0.1", port: emulator.port, method, path, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(Number(response.statusCode)));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("Host", () => {
  test.each([
    ["127.0.0.1", true],
    ["127.0.0.1:8788", true],
    ["localhost:8788", true],
    ["[::1]:8788", true],
    ["attacker.example", false],
    ["attacker.example:8788", false],
    ["127.0.0.1.attacker.example", false],
    ["localhost.attacker.example", false],
    ["127.0.0.1@attacker.example", false],
  ])("%s: %s", async (host, isAllowed) => {
    const emulator = await start();
    expect(await send(emulator, "POST", { host })).toBe(isAllowed ? 201 : 403);
    expect(await send(emulator, "GET", { host })).toBe(isAllowed ? 200 : 403);
    expect(emulator.faults.pending).toHaveLength(isAllowed ? 1 : 0);
  });
});

describe("Origin and Sec-Fetch-Site", () => {
  const HOST = "127.0.0.1:8788";
  test.each<[string, Record<string, string>, boolean]>([
    ["a page of the emulator itself", { origin: `http://${HOST}`, "sec-fetch-site": "same-origin" }, true],
    ["a command line", {}, true],
    ["a page elsewhere", { origin: "https://attacker.example" }, false],
    ["a page at another port of this machine", { origin: "http://127.0.0.1:3000" }, false],
    ["a page by another name of this machine", { origin: "http://localhost:8788" }, false],
    ["a page over https", { origin: `https://${HOST}` }, false],
    ["a sandboxed frame or a file", { origin: "null" }, false],
    ["a form elsewhere without an Origin", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, false],
    ["a page at another port, without an Origin", { "sec-fetch-site": "same-site" }, false],
  ])("%s", async (_, headers, isAllowed) => {
    const emulator = await start();
    expect(await send(emulator, "POST", { host: HOST, ...headers })).toBe(isAllowed ? 201 : 403);
    expect(emulator.faults.pending).toHaveLength(isAllowed ? 1 : 0);
  });

  test("a link may be followed, but an image or a script may not be loaded", async () => {
    const emulator = await start();
    const from = (mode: string) => ({ host: HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": mode });
    expect(await send(emulator, "GET", from("navigate"))).toBe(200);
    expect(await send(emulator, "GET", from("no-cors"))).toBe(403);
  });
});

test("every control route is guarded, known or not", async () => {
  const emulator = await start();
  for (const name of ["health", "faults", "requests", "deliveries", "accounts", "admission", "nowhere"]) {
    expect([name, await send(emulator, "GET", { host: "attacker.example" }, `/__emulator/${name}`)]).toEqual([
      name,
      403,
    ]);
  }
});
