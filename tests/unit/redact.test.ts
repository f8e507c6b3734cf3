import { redactor } from "../../provider/redact";

const KEY = "-----BEGIN KEY-----\nMIIEvQIBADANBg/kqh+kiG9w0=\n-----END KEY-----";

test.each([
  ["as it is", (secret: string) => secret],
  ["in JSON", (secret: string) => JSON.stringify({ secret })],
  ["in JSON in JSON", (secret: string) => JSON.stringify(JSON.stringify({ secret }))],
  ["in a URL", (secret: string) => `https://x/?q=${encodeURIComponent(secret)}`],
  ["in JSON, with slashes escaped", (secret: string) => JSON.stringify({ secret }).replaceAll("/", "\\/")],
  [
    "in a URL, in small letters",
    (secret: string) => encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
  ],
  ["in a form", (secret: string) => String(new URLSearchParams({ secret }))],
  ["in base64", (secret: string) => Buffer.from(secret).toString("base64")],
  ["in base64 for URLs", (secret: string) => Buffer.from(secret).toString("base64url")],
  ["one line of it", (secret: string) => secret.split("\n")[1] ?? ""],
])("a secret is masked %s", (_, form) => {
  const clean = redactor([KEY, 'pa"ss/wörd'])(`before ${form(KEY)} after`);
  expect(clean).toContain("[secret]");
  expect(clean).not.toContain("MIIEvQ");
  expect(clean).not.toContain("TUlJRXZR");
  expect(clean).toMatch(/^before .* after$/s);
});

test.each([
  ["in JSON of ASCII", "wörd", "w\\u00f6rd"],
  ["in HTML", '<a & "b">', "&lt;a &amp; &quot;b&quot;&gt;"],
  ["in a form", "a b&c", "a+b%26c"],
  ["in JSON in JSON", 'a"b', String.raw`a\\\"b`],
  ["in base64 without padding", ">>>>>>>?>>", "Pj4+Pj4+Pj8+Pg"],
  ["in base64 with padding", ">>>>>>>?>>", "Pj4+Pj4+Pj8+Pg=="],
  ["as the one line of it that is long enough to be no other text", "1234567\n12345678", "12345678"],
])("a secret is masked %s", (_, secret, written) => {
  expect(redactor([secret])(`before ${written} after`)).toBe("before [secret] after");
});

test("a short line of a secret is other text too", () => {
  expect(redactor(["1234567\n12345678"])("1234567")).toBe("1234567");
});

test("one that holds another is masked whole", () => {
  expect(redactor(["abc", "abcdef"])("x abcdef y abc")).toBe("x [secret] y [secret]");
});

test("empty secrets and no secrets mask nothing", () => {
  expect(redactor(["", ""])("text")).toBe("text");
  expect(redactor([])("text")).toBe("text");
});

test("a lone surrogate does no harm", () => expect(redactor(["\ud800"])("text")).toBe("text"));

test("short secrets and such of special characters leave the rest as it is", () => {
  expect(redactor(["t", "a.c*"])("at abc a.c* (x)")).toBe("a[secret] abc [secret] (x)");
});

test.each([
  ["a JWT, wherever it is", "no eyJhbGciOi.eyJleHAi-_.c2ln-_ x", "no [secret] x"],
  ["a token of an answer", '{"data": {"token": "opaque", "name":"n"}}', '{"data": {"token": "[secret]", "name":"n"}}'],
  ["one in JSON in JSON", JSON.stringify('{"token":"opaque"}'), '"{\\"token\\":\\"[secret]\\"}"'],
])("what RealtimeKit made is masked before anybody knows it: %s", (_, text, clean) => {
  expect(redactor([])(text)).toBe(clean);
  expect(redactor(["other"])(text)).toBe(clean);
});
