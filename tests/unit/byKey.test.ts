import type { Api } from "../../provider/api/client";
import { byKey, sharedKeys } from "../../provider/recovery/byKey";
import { hasKey, longestLived } from "../../provider/recovery/candidates";
import type { Collection } from "../../provider/resource/collection";
import type { JsonObject } from "../../provider/values";

const KEY = ["name", "url"];

test("with a unique key, the object that has it is the one, whatever else it has", async () => {
  const found = [{ id: "h", live: {} }];
  const searched: unknown[] = [];
  const strategy = byKey({
    what: "hook",
    key: KEY,
    search: async (...given) => {
      searched.push(given);
      return found;
    },
  });
  const [inputs, objects] = [{ name: "n", url: "u" }, {} as Collection];
  expect(strategy).toMatchObject({ key: KEY, isUnique: true });
  expect(await strategy.search(inputs, new Date(0), objects)).toBe(found);
  expect(searched).toEqual([[inputs, objects]]);
  expect(strategy.fit(inputs, { name: "n", more: 1 }, {} as never)).toBe(0);
  expect(strategy.describe(inputs)).toBe('hook with the name "n" and the url "u"');
  expect(strategy.describe({ name: "n", url: "https://h.example/secret" })).toBe('hook with the name "n" and this url');
});

test.each<[JsonObject, JsonObject, string[]]>([
  [{ name: "n", url: "u" }, { name: "n", url: "u" }, ["name", "url"]],
  [{ name: "n", url: "u" }, { name: "n", url: "v" }, ["name"]],
  [{ name: "n", url: "u" }, { name: "N" }, []],
  [{ name: "n" }, { name: "n" }, ["name"]],
  [{}, {}, []],
])("%j and %j have %j of the key in common", (inputs, live, shared) =>
  expect(sharedKeys(KEY, inputs, { id: "h", live })).toEqual(shared),
);

test.each<[JsonObject, JsonObject, boolean]>([
  [{ name: "n", url: "u" }, { name: "n", url: "u" }, true],
  [{ name: "n", url: "u" }, { name: "n", url: "v" }, false],
  [{ name: "n", url: "u" }, { name: "m", url: "u" }, false],
  [{ name: " n" }, { name: "n ", url: "" }, true],
])("%j is the key of %j: %p", (inputs, live, is) => expect(hasKey(KEY, inputs, live)).toBe(is));

test.each([
  [1, 2],
  [2, 1],
])("of creates with %d and %d ms left, the search has the time of the one with most", (...left) => {
  const attempts = left.map((ms) => ({ service: { api: { remainingMs: () => ms } as Api } }) as never);
  expect((longestLived(attempts) as { service: { api: Api } }).service.api.remainingMs()).toBe(2);
});
