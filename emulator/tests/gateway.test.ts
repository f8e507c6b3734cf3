import { type AddressInfo, connect, createServer } from "node:net";
import { startEmulator } from "../src";
import { merge } from "../src/store/merge";
import { ACCOUNT, call, create, KIT, MEETINGS, start } from "./helpers";

const UNAUTHENTICATED = {
  success: false,
  errors: [{ code: 10000, message: "Authentication error" }],
  messages: [],
  result: null,
};

describe("the token", () => {
  test.each([
    ["none", {}],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["an empty one", { authorization: "Bearer " }],
    ["one with a space", { authorization: "Bearer a b" }],
    ["a Global API key", { "x-auth-key": "k", "x-auth-email": "e" }],
  ])("%s gets Cloudflare's 401, whatever the route", async (_, headers) => {
    const emulator = await start();
    for (const path of [MEETINGS, "/nowhere"]) {
      const { status, json } = await call(emulator, "GET", path, undefined, headers as Record<string, string>);
      expect(status).toBe(401);
      expect(json).toEqual(UNAUTHENTICATED);
    }
  });

  test("any is let in, unless one was named", async () => {
    expect((await call(await start(), "GET", MEETINGS, undefined, { authorization: "bearer x" })).status).toBe(200);
    const emulator = await start({ token: "T" });
    expect((await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer T" })).status).toBe(200);
    const wrong = await call(emulator, "POST", MEETINGS, {}, { authorization: "Bearer t" });
    expect([wrong.status, wrong.json]).toEqual([401, UNAUTHENTICATED]);
    expect((await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer T" })).json.data).toEqual([]);
  });

  test("one without the permission gets Cloudflare's 403 with a link", async () => {
    const emulator = await start({ token: "T", forbiddenTokens: ["weak"] });
    const { status, json } = await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer weak" });
    expect(status).toBe(403);
    expect(json).toMatchObject({
      success: false,
      errors: [{ code: 10000, message: "Forbidden", documentation_url: expect.stringMatching(/^https:/) }],
    });
  });
});

describe("routes", () => {
  test.each([
    "/",
    "/zones",
    KIT,
    `${KIT}/`,
    `${KIT}/app`,
    `${KIT}/app/recordings`,
    `${KIT}/apps/`,
    `${MEETINGS}/`,
    `${MEETINGS}/id/participants/`,
    `${MEETINGS}/id/livestreams`,
    `/accounts//realtime/kit/apps`,
    `/accounts/${ACCOUNT}/realtime/other/apps`,
    "/accounts/%zz/realtime/kit/apps",
  ])("%s is an unknown route in Cloudflare's envelope", async (path) => {
    const emulator = await start();
    const { status, json } = await call(emulator, "GET", path);
    expect(status).toBe(404);
    expect(json).toMatchObject({ success: false, errors: [{ code: 7000, message: "No route for that URI" }] });
  });

  test("so is everything outside /client/v4, and a prefix that only looks like it", async () => {
    const emulator = await start();
    for (const path of ["/client/v4", "/client/v4x/accounts", "/"]) {
      const response = await fetch(`http://127.0.0.1:${emulator.port}${path}`);
      expect([path, response.status]).toEqual([path, 404]);
      await response.text();
    }
  });

  test("neither apps nor meetings can be deleted: 405 with what is allowed", async () => {
    const emulator = await start();
    const { id } = await create(emulator);
    for (const [path, allow] of [
      [MEETINGS, "GET, POST"],
      [`${MEETINGS}/${id}`, "GET, PATCH, PUT"],
      [`${KIT}/apps`, "GET, POST"],
      [`${KIT}/apps/x`, "GET"],
    ] as const) {
      const { status, headers, json } = await call(emulator, "DELETE", path);
      expect([path, status, headers.get("allow")]).toEqual([path, 405, allow]);
      expect(json).toMatchObject({ success: false, errors: [{ code: 10405 }] });
    }
    expect((await call(emulator, "GET", `${MEETINGS}/${id}`)).status).toBe(200);
  });

  test("an account id longer than 32 characters is refused, an app id is not", async () => {
    const emulator = await start();
    const { status, json } = await call(emulator, "GET", `/accounts/${"a".repeat(33)}/realtime/kit/apps`);
    expect([status, json.errors[0].code]).toEqual([400, 7003]);
    expect((await call(emulator, "GET", `/accounts/${"a".repeat(32)}/realtime/kit/apps`)).status).toBe(200);
    expect((await call(emulator, "POST", `${KIT}/${"b".repeat(64)}/meetings`, {})).status).toBe(201);
  });

  test("segments are percent-decoded", async () => {
    const emulator = await start();
    await call(emulator, "POST", `${KIT}/my%2Fapp/meetings`, {});
    expect(emulator.meetings(ACCOUNT, "my/app")).toHaveLength(1);
  });
});

test("every answer has a cf-ray of its own", async () => {
  const emulator = await start();
  const rays = new Set<string | null>();
  for (const path of [MEETINGS, MEETINGS, "/nowhere", `${MEETINGS}/x`]) {
    rays.add((await call(emulator, "GET", path)).headers.get("cf-ray"));
  }
  rays.add((await call(emulator, "GET", MEETINGS, undefined, {})).headers.get("cf-ray"));
  expect(rays.size).toBe(5);
  for (const ray of rays) expect(ray).toMatch(/^[0-9a-f]{16}-EMU$/);
});

describe("bodies", () => {
  test.each([
    ["{", "the body is not valid JSON"],
    ["", "a body is required"],
    ["[]", "the body must be an object"],
    ["null", "the body must be an object"],
    ['"x"', "the body must be an object"],
  ])("%j is a 400 in RealtimeKit's envelope", async (body, message) => {
    const emulator = await start();
    const { status, json } = await call(emulator, "POST", MEETINGS, body);
    expect(status).toBe(400);
    expect(json).toEqual({ success: false, error: { code: 400, message: `BAD_REQUEST: ${message}` } });
  });

  test("1 MB is accepted, more is a 413", async () => {
    const emulator = await start();
    const sized = (size: number) => `{"title":"${"x".repeat(size - 12)}"}`;
    expect((await call(emulator, "POST", MEETINGS, sized(1024 * 1024))).status).toBe(201);
    const { status, json } = await call(emulator, "POST", MEETINGS, sized(1024 * 1024 + 1));
    expect([status, json.error.code]).toEqual([413, 413]);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 413, body: undefined });
  });

  test("a merge never changes a prototype", () => {
    const merged = merge({ a: {} }, JSON.parse('{"__proto__":{"b":1},"a":{"__proto__":{"b":1}}}'));
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(merged.a)).toBe(Object.prototype);
  });

  test("dangerous keys do no harm, at any depth and by hand edit", async () => {
    const emulator = await start();
    const evil =
      '{"__proto__":{"polluted":1,"title":"x"},"constructor":{"prototype":{"polluted":1}},"ai_config":{"__proto__":{"polluted":1}}}';
    const { status, json } = await call(emulator, "POST", MEETINGS, evil);
    expect(status).toBe(201);
    expect(json.data).not.toHaveProperty("title");
    expect(json.data.ai_config).toEqual({});
    for (const method of ["PATCH", "PUT"]) {
      expect((await call(emulator, method, `${MEETINGS}/${json.data.id}`, evil)).status).toBe(200);
    }
    emulator.editMeeting(ACCOUNT, MEETINGS.split("/")[5] as string, json.data.id, JSON.parse(evil));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const strict = await start({ strict: true });
    expect((await call(strict, "POST", MEETINGS, '{"__proto__":{}}')).json.error.message).toContain('"__proto__"');
  });

  test("a body nested half a million deep is refused or ignored, and the emulator lives on", async () => {
    const emulator = await start();
    const depth = 500_000;
    const { status } = await call(emulator, "POST", MEETINGS, `{"x":${"[".repeat(depth)}${"]".repeat(depth)}}`);
    expect([201, 400]).toContain(status);
    expect((await call(emulator, "GET", MEETINGS)).status).toBe(200);
  });
});

describe("the server", () => {
  test("survives a client that hangs up in the middle of its body", async () => {
    const emulator = await start();
    const log = jest.spyOn(console, "error");
    const socket = connect(emulator.port, "127.0.0.1");
    socket.write(`POST /client/v4${MEETINGS} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"title"`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    await new Promise((resolve) => socket.once("close", resolve));
    expect((await call(emulator, "GET", MEETINGS)).json.data).toEqual([]);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  test("says so when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startEmulator({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
    await new Promise((resolve) => other.close(resolve));
  });

  test("is reached on loopback only, unless told otherwise", async () => {
    const emulator = await start();
    expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}/client/v4`);
    await expect(fetch(`http://127.0.0.2:${emulator.port}/__emulator/health`)).rejects.toThrow();
  });

  test("refuses connections after close, which may be called twice", async () => {
    const emulator = await start();
    await call(emulator, "GET", MEETINGS);
    await emulator.close();
    await emulator.close();
    await expect(fetch(emulator.url)).rejects.toThrow();
  });
});

describe("verifying a token", () => {
  const OF_USER = "/user/tokens/verify";
  const OF_ACCOUNT = `/accounts/${ACCOUNT}/tokens/verify`;

  test.each([
    ["T", OF_USER, 200],
    ["T", OF_ACCOUNT, 401],
    ["weak", OF_USER, 200],
    ["owned", OF_USER, 401],
    ["owned", OF_ACCOUNT, 200],
    ["unknown", OF_USER, 401],
    ["unknown", OF_ACCOUNT, 401],
  ])("%s at %s: %i", async (token, path, expected) => {
    const emulator = await start({ token: "T", forbiddenTokens: ["weak"], accountTokens: ["owned"] });
    const { status, json } = await call(emulator, "GET", path, undefined, { authorization: `Bearer ${token}` });
    expect(status).toBe(expected);
    expect(json).toMatchObject(
      expected === 200
        ? { success: true, errors: [], result: { id: expect.stringMatching(/^[0-9a-f]{32}$/), status: "active" } }
        : { success: false, errors: [{ code: 1000, message: "Invalid API Token" }], result: null },
    );
  });

  test("a token that an account owns is let in", async () => {
    const emulator = await start({ token: "T", accountTokens: ["owned"] });
    expect((await call(emulator, "GET", MEETINGS, undefined, { authorization: "Bearer owned" })).status).toBe(200);
  });
});

test("an account without RealtimeKit gets the service's 403, another does not", async () => {
  const emulator = await start({ unentitledAccounts: [ACCOUNT] });
  const { status, json } = await call(emulator, "GET", MEETINGS);
  expect([status, json]).toEqual([403, { success: false, error: { code: 403, message: expect.any(String) } }]);
  expect((await call(emulator, "GET", MEETINGS.replace(ACCOUNT, "another"))).status).toBe(200);
});
