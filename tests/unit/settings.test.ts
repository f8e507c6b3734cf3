import { connectionFrom, PROVIDER_CONFIG, settingFailures, settingWarnings } from "../../provider/dynamic/settings";

const config = (values: Record<string, string> = {}) => ({ get: (key: string) => values[key] });
const TOKEN = { CLOUDFLARE_API_TOKEN: "env-token" };

describe("the token", () => {
  test("the environment goes before config", () => {
    const found = connectionFrom(config({ "cloudflare:apiToken": "config-token" }), TOKEN);
    expect([found.token, found.tokenSource]).toEqual(["env-token", "environment"]);
  });
  test("config, where the environment has none or an empty one", () => {
    const found = connectionFrom(config({ "cloudflare:apiToken": "config-token" }), { CLOUDFLARE_API_TOKEN: "" });
    expect([found.token, found.tokenSource]).toEqual(["config-token", "config"]);
  });
  test("none: both places and the permission are named", () => {
    expect(() => connectionFrom(config(), {})).toThrow(
      /^RTK_TOKEN: there is no Cloudflare API token; set CLOUDFLARE_API_TOKEN, or run "pulumi config set --secret cloudflare:apiToken" \(permission "Realtime" or "Realtime Admin"\)\. See https:/,
    );
  });
  test("of an explicit provider: no message names the stack's config, which does not reach it", () => {
    const empty = config();
    const words = expect.objectContaining({
      code: "RTK_TOKEN",
      summary: expect.stringContaining("set apiToken of the Provider"),
    });
    expect(() => connectionFrom(empty, {}, PROVIDER_CONFIG)).toThrow(words);
    const [warning, ...others] = settingWarnings(empty, {}, PROVIDER_CONFIG);
    expect([warning, others]).toEqual([expect.stringContaining("set apiToken of the Provider"), []]);
    expect(warning).not.toContain("config set");
    const set = config({ "realtimekit:apiToken": "its-own" });
    expect(connectionFrom(set, {}, PROVIDER_CONFIG)).toMatchObject({ token: "its-own", tokenSource: "provider" });
    expect(() => connectionFrom(config({ "realtimekit:apiToken": "a b" }), {}, PROVIDER_CONFIG)).toThrow(
      "apiToken of the Provider",
    );
  });
  test.each(["a b", "token\n", "token\r\nx-evil: 1", "tökén"])("%j is none, and is not repeated", (token) => {
    const attempt = () => connectionFrom(config(), { CLOUDFLARE_API_TOKEN: token });
    expect(attempt).toThrow(/^RTK_TOKEN: .*CLOUDFLARE_API_TOKEN/);
    expect(attempt).not.toThrow(token);
  });
});

describe("the base URL", () => {
  const baseUrl = (values: Record<string, string>, environment = {}) =>
    connectionFrom(config(values), { ...TOKEN, ...environment }).baseUrl.href;

  test("Cloudflare's, unless said otherwise", () => expect(baseUrl({})).toBe("https://api.cloudflare.com/client/v4"));
  test("the environment goes before config", () => {
    expect(baseUrl({ "cloudflare:baseUrl": "https://b.example/v4" })).toBe("https://b.example/v4");
    expect(
      baseUrl({ "cloudflare:baseUrl": "https://b.example" }, { CLOUDFLARE_BASE_URL: "https://a.example/v4" }),
    ).toBe("https://a.example/v4");
  });
  test.each(["http://127.0.0.1:8788/client/v4", "http://127.9.9.9/x", "http://localhost:1/x", "http://[::1]:1/x"])(
    "%s: plain http to this machine",
    (url) => expect(baseUrl({}, { CLOUDFLARE_BASE_URL: url })).toBe(url),
  );
  test.each([
    "http://api.cloudflare.com/client/v4",
    "http://localhost.evil.example/",
    "http://127.0.0.1.evil.example/",
    "http://10.0.0.1/",
    "ftp://127.0.0.1/",
    "api.cloudflare.com",
    "file:///etc/passwd",
  ])("%s is refused, before any call", (url) => {
    expect(() => baseUrl({}, { CLOUDFLARE_BASE_URL: url })).toThrow(/^RTK_BASE_URL: CLOUDFLARE_BASE_URL is /);
    expect(settingFailures(config(), { CLOUDFLARE_BASE_URL: url })).toEqual([expect.stringContaining("RTK_BASE_URL")]);
    expect(settingFailures(config({ "cloudflare:baseUrl": url }), {})).toEqual([
      expect.stringContaining("cloudflare:baseUrl is"),
    ]);
  });
  test("a password in it is not repeated", () => {
    expect(() => baseUrl({}, { CLOUDFLARE_BASE_URL: "http://user:hunter2@x.example/" })).not.toThrow(/hunter2/);
  });
});

describe("the calls in 5 minutes", () => {
  test("1,000 of Cloudflare's 1,200, unless said otherwise", () => {
    expect(connectionFrom(config(), TOKEN).callsPer5Minutes).toBe(1000);
    expect(connectionFrom(config({ "realtimekit:requestsPer5Minutes": "200" }), TOKEN).callsPer5Minutes).toBe(200);
  });
  test("no number", () => {
    expect(() => connectionFrom(config({ "realtimekit:requestsPer5Minutes": "all" }), TOKEN)).toThrow(
      'RTK_CONFIG: realtimekit:requestsPer5Minutes is "all", which is not a positive number of calls',
    );
  });
});

describe("the deadline", () => {
  test("120 seconds, unless said otherwise", () => {
    expect(connectionFrom(config(), TOKEN).deadlineMs).toBe(120_000);
    expect(connectionFrom(config({ "realtimekit:deadlineSeconds": "1.5" }), TOKEN).deadlineMs).toBe(1500);
  });
  test.each(["0", "-1", "soon", "Infinity", ""])("%j is none", (text) => {
    const given = config({ "realtimekit:deadlineSeconds": text });
    expect(() => connectionFrom(given, TOKEN)).toThrow(
      /^RTK_CONFIG: realtimekit:deadlineSeconds is ".*", which is not a positive number of seconds\. See https:/,
    );
  });
});

describe("the proxy", () => {
  const PROXY = "http://user:hunter2@proxy.example:3128";
  const found = (values: Record<string, string>, environment = {}) => {
    const { proxy, ignoredProxyVariable } = connectionFrom(config(values), { ...TOKEN, ...environment });
    return { proxy: proxy && { ...proxy, url: proxy.url.host }, ignoredProxyVariable };
  };
  const WANTED = { "realtimekit:useProxyFromEnvironment": "true" };
  const used = (from: string, noProxy = "") => ({ proxy: { url: "proxy.example:3128", from, noProxy } });

  test("none, unless one is asked for; one that the environment names is known", () => {
    expect(found({})).toEqual({});
    expect(found(WANTED)).toEqual({});
    expect(found({}, { HTTPS_PROXY: PROXY })).toEqual({ ignoredProxyVariable: "HTTPS_PROXY" });
    const off = { "realtimekit:useProxyFromEnvironment": "false" };
    expect(found(off, { https_proxy: PROXY })).toEqual({ ignoredProxyVariable: "https_proxy" });
  });
  test("config's, for every host and before the environment's", () => {
    const values = { "realtimekit:proxy": PROXY, ...WANTED };
    expect(found(values, { HTTPS_PROXY: "http://other", NO_PROXY: "*" })).toEqual(used("realtimekit:proxy"));
  });
  test("the environment's, with its exceptions", () => {
    expect(found(WANTED, { HTTPS_PROXY: PROXY, NO_PROXY: "a, b" })).toEqual(used("HTTPS_PROXY", "a, b"));
    expect(found(WANTED, { https_proxy: PROXY, HTTPS_PROXY: "http://other" })).toEqual(used("https_proxy"));
    expect(found(WANTED, { HTTP_PROXY: PROXY, HTTPS_PROXY: "" })).toEqual(used("HTTP_PROXY"));
  });
  test.each(["proxy.example:3128", "socks5://proxy.example", "hunter2", "", "http://"])(
    "%j is none: refused at preview, and not repeated",
    (text) => {
      for (const [values, environment, from] of [
        [{ "realtimekit:proxy": text }, {}, "realtimekit:proxy"],
        ...(text === "" ? [] : ([[WANTED, { HTTPS_PROXY: text }, "HTTPS_PROXY"]] as const)),
      ] as const) {
        const [failure = "", ...others] = settingFailures(config(values), environment);
        expect(failure).toContain(`RTK_CONFIG: ${from} is not the URL of an HTTP proxy`);
        expect(failure).not.toContain("hunter2");
        expect(others).toEqual([]);
      }
    },
  );
  test("a switch that is neither on nor off", () => {
    expect(settingFailures(config({ "realtimekit:useProxyFromEnvironment": "yes" }), {})).toEqual([
      expect.stringContaining('RTK_CONFIG: realtimekit:useProxyFromEnvironment is "yes"'),
    ]);
  });
});

test("all that is wrong with the settings comes at once; a token may be missing", () => {
  const values = {
    "cloudflare:baseUrl": "http://far.example",
    "realtimekit:deadlineSeconds": "abc",
    "realtimekit:requestsPer5Minutes": "0",
    "realtimekit:proxy": "x",
  };
  expect(settingFailures(config(values), {}).map((each) => each.split(":")[0])).toEqual([
    "RTK_BASE_URL",
    "RTK_CONFIG",
    "RTK_CONFIG",
    "RTK_CONFIG",
  ]);
  expect(settingFailures(config(), {})).toEqual([]);
});

describe("a preview warns that there is no token", () => {
  const warnings = (values = {}, environment = {}) => settingWarnings(config(values), environment);

  test.each([{}, { CLOUDFLARE_API_TOKEN: "" }])("with the environment %j", (environment) => {
    expect(warnings({}, environment)).toEqual([expect.stringContaining("CLOUDFLARE_API_TOKEN")]);
  });
  test("and is quiet if the environment or config has one", () => {
    expect(warnings({}, TOKEN)).toEqual([]);
    expect(warnings({ "cloudflare:apiToken": "config-token" })).toEqual([]);
  });
});
