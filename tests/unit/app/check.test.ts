import { definition } from "../../../provider/app";
import { Operation } from "../../../provider/operation";
import { defineResource } from "../../../provider/resource/resource";
import { type JsonObject, pathText, UNKNOWN } from "../../../provider/values";

const app = defineResource(definition);
const ACME = { accountId: "account", name: "Acme" };

function problems(inputs: JsonObject, more: { operation?: Operation; key?: string; isNew?: boolean } = {}): string[] {
  const { operation = new Operation(), key = "a", isNew = true } = more;
  const resource = { key, name: key };
  const { failures } = app.check({ inputs, oldInputs: isNew ? undefined : inputs, operation, resource });
  return failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`);
}

test.each<[string, JsonObject]>([
  ["a name", ACME],
  ["a name of spaces and signs", { ...ACME, name: " 👩‍🚀 \"'%_\\ " }],
  ["every field", { ...ACME, adoptId: "a-1", uniqueName: true }],
  ["what is not known yet", { accountId: UNKNOWN, name: UNKNOWN, adoptId: UNKNOWN, uniqueName: UNKNOWN }],
])("%s is right", (_, inputs) => expect(problems(inputs)).toEqual([]));

test.each<[string, JsonObject, RegExp]>([
  ["an empty name", { name: "" }, /^name: got "", must be at least 1 character long$/],
  ["a name that is no text", { name: 7 }, /^name: got 7, must be a string$/],
  ["an appId", { appId: "a" }, /^appId: unknown property; /],
  ["a name that is nearly one", { uniqName: true }, /^uniqName: unknown property; did you mean "uniqueName"\?$/],
])("%s is refused", (_, more, says) => expect(problems({ ...ACME, ...more })).toEqual([expect.stringMatching(says)]));

describe("two resources of one name", () => {
  const both = (first: object, second: object, account = "account") => {
    const operation = new Operation();
    return [
      problems({ ...ACME, ...first }, { operation, key: "a", ...first }),
      problems({ ...ACME, ...second, accountId: account }, { operation, key: "b", ...second }),
    ].flat();
  };
  const refused = [expect.stringMatching(/^name: RTK_EXISTS: .*the resource "a"/)];

  test("that are new are refused", () => expect(both({}, {})).toEqual(refused));
  test("of two accounts are two apps", () => expect(both({}, {}, "other")).toEqual([]));
  test("that adopt are apps that exist", () => expect(both({ adoptId: "1" }, { adoptId: "2" })).toEqual([]));
  test("that adopt one app are refused", () => {
    expect(both({ adoptId: "1" }, { adoptId: "1" })).toEqual([expect.stringMatching(/^adoptId: RTK_ADOPT: /)]);
  });
  test("of which one adopts and the other would be created are refused", () => {
    expect(both({ adoptId: "1" }, {})).toEqual(refused);
    expect(both({}, { adoptId: "2" })).toEqual(refused);
  });

  test("that exist stay, also without adoptId", () => {
    const operation = new Operation();
    expect(problems(ACME, { operation, key: "a", isNew: false })).toEqual([]);
    expect(problems(ACME, { operation, key: "b", isNew: false })).toEqual([]);
    expect(problems(ACME, { operation, key: "c" })).toEqual([expect.stringMatching(/^name: RTK_EXISTS: /)]);
  });
});

describe("a change", () => {
  const diff = (news: JsonObject, id = "a-1") =>
    app
      .diff({ id, oldInputs: ACME, oldOutputs: ACME, inputs: { ...ACME, ...news } }, { operation: new Operation() })
      .map(({ path, replace }) => `${pathText(path)}${replace ? ": replace" : ""}`);

  test("of the name is refused", () => expect(() => diff({ name: "Other" })).toThrow(/^RTK_IMMUTABLE: name: /));
  test("of the name to one that is not known yet may be none", () => expect(diff({ name: UNKNOWN })).toEqual(["name"]));
  test("of the name that a refresh finds is drift; when the program then asks for it, it is refused", () => {
    const operation = new Operation();
    operation.claims.readTwice("account/realtime/kit/apps/a-1");
    const resource = { key: "a", name: "a" };
    const change = { id: "a-1", oldInputs: { ...ACME, name: "New" }, oldOutputs: {}, inputs: ACME };
    for (const owner of [{ operation }, { operation, resource }]) {
      expect(app.diff(change, owner).map(({ path }) => pathText(path))).toEqual(["name"]);
    }
    app.check({ inputs: ACME, oldInputs: ACME, operation, resource });
    expect(() => app.diff(change, { operation, resource })).toThrow(/^RTK_IMMUTABLE: name: .* has name "New"/);
  });
  test("of the account, with any name, is another app", () => {
    expect(diff({ accountId: "other", name: "Other" })).toEqual(["accountId: replace", "name"]);
  });
  test("of what matters for the create only is none", () => {
    expect(diff({ uniqueName: true, adoptId: "a-1" })).toEqual([]);
    expect(() => diff({ adoptId: "a-2" })).toThrow(/^RTK_ADOPT: /);
  });
});
