import { Operation } from "../../../provider/operation";
import { defineResource } from "../../../provider/resource/resource";
import { type JsonObject, pathText, UNKNOWN } from "../../../provider/values";
import { definition } from "../../../provider/webhook";

const webhook = defineResource(definition);
const RIGHT = {
  accountId: "account",
  appId: "app",
  name: "backend",
  url: "https://example.com/hook",
  events: ["meeting.started", "meeting.ended"],
};

function problems(inputs: JsonObject, operation = new Operation()): string[] {
  const { failures } = webhook.check({ inputs, oldInputs: undefined, operation });
  return failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`);
}

test.each<[string, JsonObject]>([
  ["all that has to be there", RIGHT],
  ["every field", { ...RIGHT, enabled: false, adoptId: "4c2b0c1e-8f6b-4a3f-9a3e-0a1b2c3d4e5f" }],
  ["a loopback URL", { ...RIGHT, url: "http://127.0.0.1:8080/x?y=z" }],
  ["what is not known yet", { ...RIGHT, name: UNKNOWN, url: UNKNOWN, events: UNKNOWN, enabled: UNKNOWN }],
  ["events that are not known yet", { ...RIGHT, events: [UNKNOWN, "meeting.ended", UNKNOWN] }],
])("%s is right", (_, inputs) => expect(problems(inputs)).toEqual([]));

test.each<[string, JsonObject, RegExp]>([
  ["no event", { events: [] }, /^events: got an empty list, must be a list of one item or more$/],
  [
    "an event that there is not",
    { events: ["meeting.started", "meeting.start"] },
    /^events\[1\]: got "meeting.start", must be "meeting.started", .* or "meeting.summary"$/,
  ],
  [
    "an event of the wrong type",
    { events: [7] },
    /^events\[0\]: got 7, must be "meeting.started", .* or "meeting.summary"$/,
  ],
  ["an event twice", { events: ["meeting.ended", "meeting.ended"] }, /^events\[1\]: got "meeting.ended" again/],
  ["events that are no list", { events: "meeting.ended" }, /^events: got "meeting.ended", must be a list$/],
  ["no URL", { url: "example.com" }, /^url: got "example.com", must be a URL$/],
  ["a URL of another kind", { url: "ftp://example.com" }, /^url: got "ftp:\/\/example.com", must be an http or https/],
  ["an empty name", { name: "" }, /^name: got "", must be at least 1 character long$/],
  ["a text for a switch", { enabled: "yes" }, /^enabled: got "yes", must be true or false$/],
  ["a name that is nearly one", { event: [] }, /^event: unknown property; did you mean "events"\?$/],
  ["an ID that leads elsewhere", { adoptId: "../x" }, /^adoptId: got "..\/x", must be letters/],
])("%s is refused, with its path", (_, more, says) => {
  expect(problems({ ...RIGHT, ...more })).toEqual([expect.stringMatching(says)]);
});

test("all that is wrong comes at once", () => {
  const paths = problems({ accountId: "a", appId: "b", events: [] }).map((each) => each.split(":")[0]);
  expect(paths.sort()).toEqual(["events", "name", "url"]);
});

test("the order of events means nothing", () => {
  const diff = (events: string[]) => {
    const change = { id: "w", oldInputs: RIGHT, oldOutputs: RIGHT, inputs: { ...RIGHT, events } };
    return webhook.diff(change, { operation: new Operation() });
  };
  expect(diff(["meeting.ended", "meeting.started"])).toEqual([]);
  expect(diff(["meeting.ended"])).toHaveLength(1);
  expect(diff(["meeting.ended", "meeting.summary"])).toHaveLength(2);
});

describe("two resources of a stack", () => {
  const both = (more: JsonObject) => {
    const operation = new Operation();
    const check = (key: string, inputs: JsonObject) =>
      webhook
        .check({ inputs, oldInputs: undefined, operation, resource: { key, name: key } })
        .failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`);
    check("a", RIGHT);
    return check("b", { ...RIGHT, name: "other", url: "https://example.com/other", ...more });
  };
  test.each(["name", "url"] as const)("cannot have one %s in an app", (key) => {
    expect(both({ [key]: RIGHT[key] })).toEqual([expect.stringMatching(`^${key}: RTK_EXISTS: .*"a"`)]);
    expect(both({ [key]: RIGHT[key], appId: "other" })).toEqual([]);
  });
  test("can differ in both", () => expect(both({})).toEqual([]));
});
