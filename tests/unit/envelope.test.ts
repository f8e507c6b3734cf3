import type { Connection } from "../../provider/api/connection";
import { envelopeOf, errorOf } from "../../provider/api/envelope";
import type { RealtimeKitError } from "../../provider/errors";
import { redactor } from "../../provider/redact";

const connection: Connection = {
  baseUrl: new URL("https://x.example"),
  token: "t",
  tokenSource: "environment",
  deadlineMs: 1,
  callsPer5Minutes: 1_000_000,
};

const ANSWER = {
  status: 200,
  ray: "8f00ba4-FRA",
  retryAfter: undefined,
  rateLimit: undefined,
  ratePolicy: undefined,
  date: undefined,
};

function failed(status: number, body: unknown, source: Connection["tokenSource"] = "environment"): RealtimeKitError {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = { ...ANSWER, status, text };
  expect(envelopeOf(answer, "object")).toBeUndefined();
  return errorOf(
    answer,
    { words: "PUT meetings/m-1", namesObject: true },
    { ...connection, tokenSource: source },
    redactor(["s3cret"]),
  );
}

const own = (message: string, code = 400) => ({ success: false, error: { code, message } });
const gateway = (message: string, code: number) => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
});

test("the body of a good answer, with an object or a list where each is asked for", () => {
  const object = { ...ANSWER, status: 201, text: '{"success":true,"data":{"id":"m-1"}}' };
  const list = { ...ANSWER, text: '{"success":true,"data":[{"id":"m-1"}]}' };
  expect(envelopeOf(object, "object")?.data).toEqual({ id: "m-1" });
  expect(envelopeOf(list, "list")?.data).toHaveLength(1);
  expect([envelopeOf(object, "list"), envelopeOf(list, "object")]).toEqual([undefined, undefined]);
  for (const status of [199, 300, 404]) expect(envelopeOf({ ...object, status }, "object")).toBeUndefined();
  const refused = { ...ANSWER, text: '{"success":false,"data":{"id":"m-1"}}' };
  expect([envelopeOf(refused, "object"), envelopeOf(refused, "anything")]).toEqual([undefined, undefined]);
});

test.each<[string, number, unknown, string, string]>([
  [
    "RealtimeKit's envelope",
    400,
    own('BAD_REQUEST: "title" must be a string'),
    "RTK_REJECTED",
    'HTTP 400: BAD_REQUEST: "title" must be a string',
  ],
  ["the gateway's envelope", 400, gateway("Could not parse", 6003), "RTK_REJECTED", "HTTP 400: Could not parse (6003)"],
  [
    "several of its errors",
    400,
    {
      success: false,
      errors: [
        { code: 1, message: "a" },
        { code: 2, message: "b" },
      ],
    },
    "RTK_REJECTED",
    "a (1); b (2)",
  ],
  ["a bare message", 401, { message: "Unauthorized" }, "RTK_UNAUTHORIZED", "Unauthorized"],
  ["no permission", 403, gateway("Forbidden", 10000), "RTK_FORBIDDEN", "Forbidden (10000)"],
  ["a conflict", 409, own("exists", 409), "RTK_REJECTED", "HTTP 409: exists"],
  ["not there", 404, own("meeting not found", 404), "RTK_NOT_FOUND", "meeting not found"],
  ["not there, says the gateway", 404, gateway("not found", 1234), "RTK_NOT_FOUND", "not found (1234)"],
  ["too many calls", 429, "null", "RTK_RATE_LIMITED", "1,200 calls in 5 minutes"],
  ["a failure", 500, own("boom", 500), "RTK_SERVER_ERROR", "HTTP 500: boom"],
  ["a gateway's page", 502, "<html>bad gateway</html>", "RTK_SERVER_ERROR", "HTTP 502"],
  ["a request time-out", 408, "", "RTK_SERVER_ERROR", "HTTP 408"],
  ["a refusal under 200", 200, own("no"), "RTK_REJECTED", "refused PUT meetings/m-1: no"],
  ["a redirect", 302, "", "RTK_BAD_ANSWER", "(HTTP 302) is not from RealtimeKit: the body is empty"],
  ["a page under 200", 200, "<html>hello</html>", "RTK_BAD_ANSWER", "the body is <html>hello</html>"],
  ["null under 200", 200, "null", "RTK_BAD_ANSWER", "the body is null"],
  ["no data", 200, { success: true }, "RTK_BAD_ANSWER", '{"success":true}'],
  ["a list as data", 200, { success: true, data: [] }, "RTK_BAD_ANSWER", "is not from RealtimeKit"],
  ["half of the JSON", 200, '{"success":true,"data":{"id"', "RTK_BAD_ANSWER", "is not from RealtimeKit"],
])("%s", (_, status, body, code, words) => {
  const error = failed(status, body);
  expect(error.code).toBe(code);
  expect(error.brief).toContain(words);
  expect(error.brief).toMatch(/ \(cf-ray 8f00ba4-FRA\)$/);
  expect(error.status).toBe(status);
});

describe("only the service's own word makes an object look gone", () => {
  test.each<[string, unknown]>([
    ["no JSON", "<html>404</html>"],
    ["nothing", ""],
    ["null", "null"],
    ["no envelope", { message: "not found" }],
    ["the gateway's word on the address", gateway("No route for that URI", 7000)],
    ["the gateway's word on an id in it", gateway("Could not route to /accounts/x", 7003)],
  ])("a 404 with %s", (_, body) => expect(failed(404, body).code).toBe("RTK_REJECTED"));
});

describe("a refused token", () => {
  const [AUTHENTICATION, FORBIDDEN] = [gateway("Authentication error", 10000), gateway("Forbidden", 10000)];

  test("401: a new one is to be set where it came from; a permission would not help", () => {
    const fromEnvironment = failed(401, AUTHENTICATION).brief;
    expect(fromEnvironment).toContain("came from the environment variable CLOUDFLARE_API_TOKEN");
    expect(fromEnvironment).not.toContain("cloudflare:apiToken");
    const fromConfig = failed(401, AUTHENTICATION, "config").brief;
    expect(fromConfig).toContain("pulumi config set --secret cloudflare:apiToken");
    const fromProvider = failed(401, AUTHENTICATION, "provider").brief;
    expect(fromProvider).toContain("apiToken of the Provider");
    // Neither reaches it.
    for (const other of ["config set", "CLOUDFLARE_API_TOKEN"]) expect(fromProvider).not.toContain(other);
    for (const message of [fromEnvironment, fromConfig, fromProvider]) expect(message).not.toMatch(/permission/);
  });
  test("403: the permission, the account and the entitlement are to be checked", () => {
    for (const source of ["environment", "config", "provider"] as const) {
      const { message } = failed(403, FORBIDDEN, source);
      expect(message).toContain('the permission "Realtime" or "Realtime Admin"');
      expect(message).toContain("accountId");
      expect(message).toContain("RealtimeKit is enabled for the account");
      const named = { environment: "CLOUDFLARE_API_TOKEN", config: "cloudflare:apiToken", provider: "the Provider" };
      expect(message).toContain(named[source]);
    }
  });
  test.each([401, 403])("%d, from config: why refresh and destroy use the old one", (status) => {
    const { message } = failed(status, FORBIDDEN, "config");
    expect(message).toContain('"pulumi refresh" and "pulumi destroy" use the config of the last "pulumi up"');
    expect(message).toContain("--run-program");
  });
});

test("the service's words are cleaned of secrets before they are shortened", () => {
  const { message } = failed(400, own(`${"x".repeat(495)}s3cret`));
  expect(message).not.toContain("s3c");
  expect(failed(400, own("got s3cret here")).brief).toContain("got [secret] here");
  expect(failed(200, "page with s3cret").brief).toContain("page with [secret]");
});
