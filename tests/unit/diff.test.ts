import { type JsonObject, pathText, UNKNOWN } from "../../provider/values";
import { meeting } from "../shared/meeting";

const inputs = {
  accountId: "a",
  appId: "b",
  status: "ACTIVE",
  title: "x",
  aiConfig: { transcription: { language: "de" } },
};
const outputs = { ...inputs, createdAt: "1", updatedAt: "2", __provider: "old" };

const diff = (news: JsonObject, olds: JsonObject = outputs) => {
  const { changes, replaces } = meeting.diff("m-1", olds, news);
  return { changes: changes.map(pathText), replaces };
};

test("nothing changed", () => expect(diff({ ...inputs, __provider: "new" })).toEqual({ changes: [], replaces: [] }));

test("a changed, an added and a removed field", () => {
  expect(diff({ ...inputs, title: "y" }).changes).toEqual(["title"]);
  expect(diff({ ...inputs, persistChat: true }).changes).toEqual(["persistChat"]);
  const { title: _, ...without } = inputs;
  expect(diff(without).changes).toEqual(["title"]);
  expect(diff({ ...inputs, aiConfig: { transcription: {} } }).changes).toEqual(["aiConfig.transcription.language"]);
});

test("account and app replace, and nothing else does", () => {
  expect(diff({ ...inputs, accountId: "z" })).toEqual({ changes: ["accountId"], replaces: ["accountId"] });
  expect(diff({ ...inputs, appId: "z", title: "y" })).toEqual({ changes: ["appId", "title"], replaces: ["appId"] });
  expect(diff({ ...inputs, appId: UNKNOWN }).replaces).toEqual(["appId"]);
  expect(diff({ ...inputs, status: "INACTIVE", title: "y" }).replaces).toEqual([]);
});

test("what is not known yet may change", () => expect(diff({ ...inputs, title: UNKNOWN }).changes).toEqual(["title"]));

test("what the service makes is no change", () => {
  expect(diff(inputs, { ...outputs, createdAt: "9", updatedAt: "9" }).changes).toEqual([]);
});

describe("adoptId", () => {
  test("added, removed, or not known yet: no change", () => {
    expect(diff({ ...inputs, adoptId: "m-1" }).changes).toEqual([]);
    expect(diff(inputs, { ...outputs, adoptId: "m-1" }).changes).toEqual([]);
    expect(diff({ ...inputs, adoptId: UNKNOWN }).changes).toEqual([]);
  });
  test("of another meeting: an error, which names both", () => {
    expect(() => diff({ ...inputs, adoptId: "m-2" })).toThrow(/RTK_ADOPT: adoptId: got "m-2".* m-1/);
  });
  test("of another meeting in another app: a replacement", () => {
    expect(diff({ ...inputs, appId: "z", adoptId: "m-2" }).replaces).toEqual(["appId"]);
  });
});
