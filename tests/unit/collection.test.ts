import { Network } from "../../provider/api/network";
import { addressNames, Collection, partsOf, placeAt } from "../../provider/resource/collection";
import { uniqueKeys } from "../../provider/resource/uniqueKeys";
import { type JsonObject, UNKNOWN } from "../../provider/values";

const PATH = "{appId}/meetings/{meetingId}/participants";
const ADDRESS = { accountId: "acc", appId: "app", meetingId: "m" };

test("the path of a collection has the values of its address, and the account first", () => {
  expect(addressNames(PATH)).toEqual(["accountId", "appId", "meetingId"]);
  expect(addressNames("apps")).toEqual(["accountId"]);
  expect(partsOf(PATH, (name) => `<${name}>`).join("/")).toBe(
    "<accountId>/realtime/kit/<appId>/meetings/<meetingId>/participants",
  );
  expect(placeAt(PATH, ADDRESS, "p")).toBe("acc/realtime/kit/app/meetings/m/participants/p");
});

describe("an address that could lead elsewhere", () => {
  const connection = { baseUrl: new URL("http://127.0.0.1:1"), token: "t", tokenSource: "environment" as const };
  const api = new Network().connect({ ...connection, deadlineMs: 1_000, callsPer5Minutes: 1_000 }, String, () => {});
  const at = (address: JsonObject) => new Collection({ path: PATH, body: [], maps: new Map() }, address, api);

  test.each<[string, JsonObject, string]>([
    ["a path", { ...ADDRESS, appId: "a/../b" }, 'appId: got "a/../b";'],
    ["a number", { ...ADDRESS, meetingId: 7 }, "meetingId: got 7;"],
    ["nothing", { appId: "app", meetingId: "m" }, "accountId: missing;"],
  ])("%s is refused before anything is sent, with its name", (_, address, says) => {
    expect(() => at(address)).toThrow(
      expect.objectContaining({ code: "RTK_ID", summary: expect.stringContaining(says) }),
    );
  });

  test("also in the ID of an object", async () => {
    const collection = at(ADDRESS);
    for (const call of [() => collection.get("a b"), () => collection.put("a b", {}), () => collection.patch("", {})]) {
      expect(call).toThrow(expect.objectContaining({ code: "RTK_ID" }));
    }
    await expect(collection.delete("..")).rejects.toMatchObject({ code: "RTK_ID" });
  });
});

describe("the keys that RealtimeKit allows one object of", () => {
  const definition = { name: "guest", collection: PATH, recovery: { key: ["email"] } as never };
  const keys = (inputs: JsonObject) => uniqueKeys(definition, inputs);

  test("are equal for the same value at the same address only", () => {
    const text = (more: JsonObject) => keys({ ...ADDRESS, email: "a", ...more })[0]?.text;
    expect(text({})).toBe(text({}));
    for (const more of [{ email: "b" }, { appId: "x" }, { accountId: "x" }, { meetingId: "x" }]) {
      expect(text(more)).not.toBe(text({}));
    }
  });

  test("name the other resource and the value", () => {
    const [key] = keys({ ...ADDRESS, email: "a" });
    expect(key).toMatchObject({ exclusive: true, path: ["email"] });
    expect(key?.reason("other")).toMatch(/^RTK_EXISTS: .*"other" .* email "a"/);
  });

  test.each<[string, JsonObject]>([
    ["is not known yet", { ...ADDRESS, email: UNKNOWN }],
    ["is missing", ADDRESS],
    ["is no text", { ...ADDRESS, email: 7 }],
    ["has an address that is not known yet", { ...ADDRESS, email: "a", meetingId: UNKNOWN }],
  ])("are none where the value %s", (_, inputs) => expect(keys(inputs)).toEqual([]));
});
