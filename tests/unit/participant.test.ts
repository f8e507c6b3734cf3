import { Operation } from "../../provider/operation";
import { definition } from "../../provider/participant";
import { expiryOf } from "../../provider/participant/token";
import { defineResource } from "../../provider/resource/resource";
import { type JsonObject, UNKNOWN } from "../../provider/values";

const resource = defineResource(definition);
const INPUTS = { accountId: "a", appId: "b", meetingId: "m", customParticipantId: "1", presetName: "p", name: "Ann" };
const OUTPUTS = { ...INPUTS, token: "t", createdAt: "1", updatedAt: "2" };

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

describe("the expiry of a token", () => {
  test("is what it says itself, whoever signed it", () => {
    expect(expiryOf(jwt({ exp: 1_800_000_000 }))).toBe("2027-01-15T08:00:00.000Z");
    expect(expiryOf(jwt({ name: "Zoë 👩‍🚀?>", exp: 0.5 }))).toBe("1970-01-01T00:00:00.500Z");
  });

  test.each([
    ["no JWT", "opaque"],
    ["empty", ""],
    ["no JSON", "a.b.c"],
    ["no object", jwt(null)],
    ["without one", jwt({ iat: 1 })],
    ["with one that is no number", jwt({ exp: "1800000000" })],
    ["with one that is no time", jwt({ exp: 1e300 })],
    ["with one of an ancestor", jwt({ toString: 1 })],
  ])("is unknown if the token is %s", (_, token) => expect(expiryOf(token)).toBeUndefined());
});

describe("check", () => {
  const check = (inputs: JsonObject) =>
    resource.check({ inputs, oldInputs: undefined, operation: new Operation() }).failures.map(({ path }) => path[0]);

  test("takes what is needed and no more", () => expect(check(INPUTS)).toEqual([]));

  test.each(["meetingId", "customParticipantId", "presetName", "name"])(
    "%s is required, and unknown at preview",
    (name) => {
      const { [name]: _, ...rest } = INPUTS as JsonObject;
      expect(check(rest)).toEqual([name]);
      expect(check({ ...rest, [name]: "" })).toEqual([name]);
      expect(check({ ...rest, [name]: null })).toEqual([name]);
      expect(check({ ...rest, [name]: UNKNOWN })).toEqual([]);
    },
  );

  test("a picture is a URL, and a tokenVersion a number", () => {
    expect(check({ ...INPUTS, picture: "a.png", tokenVersion: "1" })).toEqual(["picture", "tokenVersion"]);
  });

  test("two with one customParticipantId are refused in one meeting only", () => {
    const operation = new Operation();
    const declare = (key: string, inputs: JsonObject) =>
      resource.check({ inputs, oldInputs: undefined, operation, resource: { key, name: key } }).failures;
    expect(declare("first", INPUTS)).toEqual([]);
    expect(declare("elsewhere", { ...INPUTS, meetingId: "n" })).toEqual([]);
    expect(declare("unknown", { ...INPUTS, meetingId: UNKNOWN })).toEqual([]);
    expect(declare("another", { ...INPUTS, customParticipantId: "2" })).toEqual([]);
    expect(declare("second", INPUTS)).toMatchObject([
      { path: ["customParticipantId"], reason: expect.stringMatching(/^RTK_EXISTS: .*"first"/) },
    ]);
  });
});

describe("diff", () => {
  const diff = (inputs: JsonObject, oldOutputs: JsonObject = OUTPUTS) =>
    resource.diff({ id: "1", oldInputs: oldOutputs, oldOutputs, inputs }, { operation: new Operation() });

  test("what RealtimeKit adds is no change", () => expect(diff(INPUTS)).toEqual([]));

  test("a token that is missing is one, as none comes with a read", () => {
    const { token: _, ...without } = OUTPUTS;
    expect(diff(INPUTS, without)).toEqual([{ path: ["token"], kind: "add" }]);
    expect(diff(INPUTS, { ...OUTPUTS, token: null as never })).toEqual([{ path: ["token"], kind: "add" }]);
  });

  test.each([
    ["accountId", true],
    ["appId", true],
    ["meetingId", true],
    ["customParticipantId", true],
    ["presetName", false],
    ["name", false],
    ["picture", false],
  ])("another %s: replaced %s", (name, isReplaced) => {
    expect(diff({ ...INPUTS, [name]: "other" })).toMatchObject([
      { path: [name], ...(isReplaced && { replace: true }) },
    ]);
    expect(diff({ ...INPUTS, [name]: "other" }).some(({ replace }) => replace)).toBe(isReplaced);
  });
});
