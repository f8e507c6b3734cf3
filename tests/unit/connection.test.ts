import { type Connection, isLoopback, parseBaseUrl, parseProxyUrl, proxyFor } from "../../provider/api/connection";
import { errorOf } from "../../provider/api/envelope";

const connection = (text: string, more: Partial<Connection> = {}): Connection => ({
  baseUrl: new URL(text),
  token: "t",
  tokenSource: "environment",
  deadlineMs: 1,
  callsPer5Minutes: 1,
  ...more,
});

describe("a base URL", () => {
  test.each([
    "https://x.example/client/v4",
    "http://localhost:1/v4",
    "http://[::1]:1",
    "http://127.0.0.1",
    "http://127.10.20.255",
  ])("%s can have the token", (text) => expect(parseBaseUrl(text, "BASE").href).toBe(new URL(text).href));

  test.each([
    ["http://x.example:8080/path?secret", "BASE is http://x.example:8080, but"],
    ["http://x127.0.0.1.example", "BASE is http://x127.0.0.1.example, but"],
    ["ftp://localhost", "BASE is ftp://localhost, but"],
    ["x.example", "BASE is not a URL, but"],
  ])("%s cannot", (text, says) => {
    expect(() => parseBaseUrl(text, "BASE")).toThrow(
      expect.objectContaining({ code: "RTK_BASE_URL", summary: expect.stringContaining(says) }),
    );
  });

  test.each(["a127.0.0.1", "127.0.0.1.example", "127.0.0", "0.0.0.0"])("%s is not this machine", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe("a proxy", () => {
  const proxy = { url: new URL("http://proxy.example"), from: "realtimekit:proxy", noProxy: "" };

  test("has http or https", () => {
    for (const text of ["http://proxy.example:1", "https://user:pass@proxy.example"]) {
      expect(parseProxyUrl(text, "P").href).toBe(new URL(text).href);
    }
    for (const text of ["socks5://proxy.example", "proxy.example", "http://"]) {
      expect(() => parseProxyUrl(text, "P")).toThrow(expect.objectContaining({ code: "RTK_CONFIG" }));
    }
  });

  test("is used for other machines only", () => {
    expect(proxyFor(connection("https://x.example", { proxy }))).toBe(proxy);
    expect(proxyFor(connection("http://127.0.0.1:1", { proxy }))).toBeUndefined();
    expect(proxyFor(connection("https://x.example"))).toBeUndefined();
  });
});

describe("the error of an answer", () => {
  const failed = (status: number, text: string, at: Connection, namesObject = true) =>
    errorOf(
      {
        status,
        text,
        ray: undefined,
        date: undefined,
        retryAfter: undefined,
        rateLimit: undefined,
        ratePolicy: undefined,
      },
      { words: "GET meetings/m", namesObject },
      at,
      String,
    );
  const SERVICE = "https://api.cloudflare.com/client/v4";
  const said = (message: string) => JSON.stringify({ success: false, error: { message } });

  test.each([SERVICE, `${SERVICE}/`])("at %s gives no advice on the base URL", (text) => {
    expect(failed(404, "", connection(text)).summary).toBe("RealtimeKit answered GET meetings/m with HTTP 404");
    expect(failed(200, "", connection(text)).summary).toMatch(/: the body is empty$/);
  });

  test.each([
    ["https://x.example", "https://x.example"],
    ["https://x.example/v4", "https://x.example/v4"],
    [`${SERVICE}x`, `${SERVICE}x`],
  ])("at %s says which base URL is used, and which might be right", (text, used) => {
    const { origin } = new URL(text);
    for (const status of [404, 200]) {
      const { summary } = failed(status, "", connection(text));
      expect(summary).toContain(`The base URL ${used} does not end`);
      expect(summary).toContain(`to ${origin}/client/v4 if`);
    }
    expect(failed(500, "", connection(text)).summary).toBe("RealtimeKit answered GET meetings/m with HTTP 500");
  });

  test.each([
    ["environment", /CLOUDFLARE_API_TOKEN: set/],
    ["config", /--secret realtimekit:apiToken/],
  ] as const)("that refuses a token from the %s says where to set another", (tokenSource, says) => {
    const at = connection(SERVICE, { tokenSource, tokenKey: "realtimekit:apiToken" });
    expect(failed(401, "", at)).toMatchObject({ code: "RTK_UNAUTHORIZED", summary: expect.stringMatching(says) });
    const { summary } = failed(403, "", at);
    expect(summary).toContain(tokenSource === "environment" ? "variable CLOUDFLARE_API_TOKEN" : "realtimekit:apiToken");
  });

  test("about what is above the object names the call", () => {
    const error = failed(404, said("none"), connection(SERVICE), false);
    expect(error).toMatchObject({ code: "RTK_NOT_FOUND", parentMissing: true });
    expect(error.summary).toContain("GET meetings/m: none");
  });

  test("has its words on one line, and no more of them than somebody reads", () => {
    const words = (message: string) =>
      failed(500, said(message), connection(SERVICE)).summary.split("HTTP 500: ")[1] ?? "";
    expect(words("  a\r\n\t b  ")).toBe("a b");
    expect(words("😀".repeat(500))).toBe("😀".repeat(500));
    expect(words("😀".repeat(501))).toBe(`${"😀".repeat(497)}…`);
  });
});
