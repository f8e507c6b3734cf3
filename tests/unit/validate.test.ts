/** Words for the problems of any schema, beyond those that the fields of today can have. */
import * as z from "zod";
import { field } from "../../provider/schema/field";
import { isOneEditAway, nearest, sameLetters } from "../../provider/schema/nearest";
import { safeId } from "../../provider/schema/safeId";
import { environmentName, secretText } from "../../provider/schema/secretText";
import { validator } from "../../provider/schema/validate";
import type { InputSource } from "../../provider/schema/walk";
import { type Json, type JsonObject, pathText, UNKNOWN } from "../../provider/values";

const doc = "D.";
const problems = (schema: z.ZodType, inputs: JsonObject, source?: InputSource) =>
  validator(schema, source)(inputs).map(({ path, reason }) => `${pathText(path)}: ${reason}`);
const ofField = (type: z.ZodType, value: unknown) =>
  problems(z.strictObject({ it: type }), { it: value } as JsonObject);

describe("what is allowed", () => {
  const inMinutes = (type: z.ZodType) => field(type, { doc, unit: "minutes" });
  test.each<[z.ZodType, unknown, string]>([
    [z.number(), "x", 'it: got "x", must be a number'],
    [z.int(), "x", 'it: got "x", must be a whole number'],
    [z.int().min(2), 1, "it: got 1, must be a whole number of at least 2"],
    [inMinutes(z.number().min(2)), 1, "it: got 1, must be a number of at least 2 minutes"],
    [inMinutes(z.number().max(5)), 6, "it: got 6, must be a number of at most 5 minutes"],
    [inMinutes(z.number().min(2).max(5)), 6, "it: got 6, must be a number from 2 to 5 minutes"],
    [z.array(z.number().min(2)), [1], "it[0]: got 1, must be a number of at least 2"],
    [z.array(z.number().max(5)), [6], "it[0]: got 6, must be a number of at most 5"],
    [z.array(z.number()), ["x"], 'it[0]: got "x", must be a number'],
    [z.array(z.string()).min(1), [], "it: got an empty list, must be a list of one item or more"],
    [z.string().min(1), "", 'it: got "", must be at least 1 character long'],
    [z.string().min(3), "ab", 'it: got "ab", must be at least 3 characters long'],
    [z.string().max(1), "ab", 'it: got "ab", must be at most 1 characters long'],
    [z.literal("a"), "b", 'it: got "b", must be "a"'],
    [z.enum(["a", "b"]), "c", 'it: got "c", must be "a" or "b"'],
    [z.boolean(), 1, "it: got 1, must be true or false"],
    [z.url(), "x", 'it: got "x", must be a URL'],
    [safeId, "a b", 'it: got "a b", must be letters, digits, - and _ only'],
    [safeId, "/a", 'it: got "/a", must be letters, digits, - and _ only'],
    [z.string().optional(), null, "it: got null, must be a string; leave it out to use the default"],
    [z.string(), "x".repeat(58), ""],
    [z.number(), "x".repeat(58), `it: got "${"x".repeat(58)}", must be a number`],
    [z.number(), "x".repeat(59), `it: got "${"x".repeat(56)}…, must be a number`],
  ])("%# %j %j", (type, value, problem) => expect(ofField(type, value)).toEqual(problem === "" ? [] : [problem]));

  test("of a missing value is what it must be, or where it can come from", () => {
    const schema = z.strictObject({
      name: z.string(),
      accountId: field(z.string(), { doc, from: { config: "cloudflare:accountId", env: "ACCOUNT" } }),
    });
    expect(problems(schema, {})).toEqual([
      "name: missing; must be a string",
      expect.stringMatching(/^accountId: missing; .*"pulumi config set cloudflare:accountId <value>".* ACCOUNT$/),
    ]);
    expect(problems(schema, { name: "n" }, { namespace: "mine", isProvider: false })).toEqual([
      expect.stringContaining("set mine:accountId <value>"),
    ]);
    expect(problems(schema, { name: "n" }, { namespace: "mine", isProvider: true })).toEqual([
      expect.stringContaining("set accountId of the Provider"),
    ]);
  });
});

describe("a union", () => {
  const shapes = z.strictObject({
    shape: z.union([
      z.strictObject({ kind: z.literal("circle"), radius: z.number() }),
      z.strictObject({ kind: z.literal("line"), from: z.number(), to: z.number() }),
      z.string().min(2),
    ]),
  });
  const of = (shape: unknown) => problems(shapes, { shape } as JsonObject);

  test.each<[string, unknown, string[]]>([
    ["the first variant", { kind: "circle", radius: "r" }, ['shape.radius: got "r", must be a number']],
    ["the variant for this kind of value", "x", ['shape: got "x", must be at least 2 characters long']],
    ["a value that is not known yet", { kind: "circle", radius: UNKNOWN }, []],
    ["a later variant that is not known yet", { kind: "line", from: UNKNOWN, to: 1 }, []],
    ["a union that is not known yet", UNKNOWN, []],
    ["a value of a variant that could become right", { kind: UNKNOWN, radius: 1 }, []],
  ])("has the problems of %s", (_, shape, expected) => expect(of(shape)).toEqual(expected));

  test("by a discriminator has those of the variant that it names", () => {
    const schema = z.strictObject({
      store: z.union([
        z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("a"), size: z.number() }),
          z.strictObject({ type: z.literal("b"), name: z.string() }),
        ]),
        z.null(),
      ]),
    });
    expect(problems(schema, { store: { type: "b", name: 1 } })).toEqual(["store.name: got 1, must be a string"]);
    expect(problems(schema, { store: { type: "c" } })).toEqual(['store.type: got "c", must be "a" or "b"']);
    expect(problems(schema, { store: { type: "b", name: "n", size: 1 } })).toEqual([
      "store.size: not allowed in this kind of store",
    ]);
  });
});

test("of variants for several kinds of value, the one for this kind is meant", () => {
  const reference = z.union([z.string(), z.strictObject({ env: z.string() })]);
  expect(ofField(reference, { env: 5 })).toEqual(["it.env: got 5, must be a string"]);
  expect(ofField(reference, 5)).toEqual(["it: got 5, must be a string"]);
});

test("a variant whose discriminator does not have this value is not meant", () => {
  const known = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("a"), size: z.number() }),
    z.strictObject({ type: z.literal("b"), size: z.number() }),
  ]);
  const other = z.looseObject({ type: z.string(), size: z.string() });
  const schema = z.strictObject({ outer: z.strictObject({ store: z.union([known, other]) }) });
  expect(problems(schema, { outer: { store: { type: "c", size: 1 } } })).toEqual([
    "outer.store.size: got 1, must be a string",
  ]);
  expect(problems(schema, { outer: { store: { type: "b", size: "x" } } })).toEqual([]);
  expect(problems(schema, { outer: { store: { type: "b", size: null } } })).toEqual([
    "outer.store.size: got null, must be a number; leave it out to use the default",
  ]);
});

describe("a name", () => {
  const schema = z.strictObject({
    open: z.looseObject({ userName: z.string().optional() }).optional(),
    people: z.record(z.string(), z.looseObject({ firstName: z.string().optional() })).optional(),
    inner: z.strictObject({ deepName: z.string().optional() }).optional(),
  });
  test.each<[JsonObject, string[]]>([
    [{ open: { userName: "u", anything: 1 } }, []],
    [{ open: { UserName: "u" } }, ['open.UserName: unknown property; did you mean "userName"?']],
    [{ open: { other_name: "u" } }, ['open.other_name: unknown property; did you mean "otherName"?']],
    [{ people: { user_name: { firstName: "f", other_name: 1 } } }, []],
    [{ people: { a: { first_name: "f" } } }, ['people.a.first_name: unknown property; did you mean "firstName"?']],
    [{ deepName: "d" }, ["deepName: unknown property; it belongs at inner.deepName"]],
    [{ inner: { open: 1 } }, ["inner.open: unknown property; it belongs at open"]],
    [{ zzzzzzzz: 1 }, ["zzzzzzzz: unknown property; known properties: open, people, inner"]],
  ])("%j", (inputs, expected) => expect(problems(schema, inputs)).toEqual(expected));
});

describe("a secret", () => {
  const pin = field(secretText(z.string()), { doc, secret: true });
  const schema = z.strictObject({ pin, other: z.strictObject({ pinned: z.string() }).optional() });
  test.each<[JsonObject, string[]]>([
    [{ pin: "1234" }, []],
    [{ pin: { env: "PIN_1" } }, []],
    [{ pin: 12345 }, [expect.stringMatching(/^pin: got \[secret\], must be /)]],
    [{ pin: { env: "not a name" } }, [expect.stringMatching(/^pin.env: got \[secret\], must be the name of an env/)]],
    [{ pin: { env: "X", more: "1234" } }, [expect.stringMatching(/^pin.more: unknown property/)]],
    [{ pin: "1234", other: { pinned: 7 } }, ["other.pinned: got 7, must be a string"]],
  ])("%j", (inputs, expected) => expect(problems(schema, inputs)).toEqual(expected));

  test.each<[Json, string | undefined]>([
    [{ env: "PIN" }, "PIN"],
    [{ env: 5 }, undefined],
    ["PIN", undefined],
  ])("%j has the variable %j", (value, name) => expect(environmentName(value)).toBe(name));

  test.each(["PIN$", "$PIN", "A-B", ""])("%j is no name of a variable", (env) => {
    expect(problems(schema, { pin: { env } })).toEqual([expect.stringMatching(/^pin\.env: /)]);
  });
});

describe("names that are alike", () => {
  test("in case and separators only", () => {
    expect(sameLetters("record_on-Start", "recordOnStart")).toBe(true);
    expect(sameLetters("recordsOnStart", "recordOnStart")).toBe(false);
    // Only so many letters count.
    expect(sameLetters(`${"x".repeat(64)}a`, `${"x".repeat(64)}b`)).toBe(true);
    expect(sameLetters(`${"x".repeat(63)}a`, `${"x".repeat(63)}b`)).toBe(false);
  });

  test.each([
    ["abc", "abd", true],
    ["abc", "ab", true],
    ["abc", "abcd", true],
    ["abc", "abc", false],
    ["abc", "acb", false],
    ["abc", "", false],
    ["", "a", true],
  ])("%j and %j by one edit: %p", (a, b, is) => {
    expect(isOneEditAway(a, b)).toBe(is);
    expect(isOneEditAway(b, a)).toBe(is);
  });

  test.each([
    ["titel", ["status", "title", "tile"], "title"],
    ["langauge", ["language", "languages"], "language"],
    ["zzzz", ["title"], undefined],
    ["ab", ["cd"], "cd"],
    ["abc", ["xyz"], undefined],
    ["abcdefghi", ["abcdefxyz"], "abcdefxyz"],
    ["abcdefgh", ["abcdexyz"], undefined],
    ["x", [], undefined],
  ])("the nearest to %j of %j is %j", (given, known, meant) => expect(nearest(given, known)).toBe(meant));
});
