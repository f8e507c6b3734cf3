import { differences, isSame } from "../../provider/resource/compare";
import { atDeclaredPaths, withoutSecrets } from "../../provider/resource/live";
import { type JsonObject, pathText } from "../../provider/values";

const guarded = {
  secret: new Set(["storage.key", "storage.pass", "live.url"]),
  writeOnly: new Set(["storage.key", "storage.pass"]),
  defaults: new Map([["flag", false]]),
  sets: new Set(["events"]),
  trimmed: new Set(["title"]),
};
const at = (declared: JsonObject, remote: JsonObject) => atDeclaredPaths(declared, remote, guarded);

describe("the service's values at the declared paths", () => {
  test("a drifted value, at any depth", () => {
    expect(at({ a: 1, b: { c: { d: 2, e: 3 } } }, { a: 9, b: { c: { d: 8, e: 3 } } })).toEqual({
      a: 9,
      b: { c: { d: 8, e: 3 } },
    });
  });
  test("nothing that is not declared", () => {
    expect(at({ a: 1, b: { c: 1 } }, { a: 1, b: { c: 1, filled: true }, more: 1 })).toEqual({ a: 1, b: { c: 1 } });
  });
  test("null for what is gone", () => {
    expect(at({ a: 1, b: { c: 1 } }, {})).toEqual({ a: null, b: null });
    expect(at({ b: { c: 1 } }, { b: {} })).toEqual({ b: { c: null } });
  });
  test("no noise: null against absent, {} against absent", () => {
    expect(at({ a: null, b: {}, c: { d: null } }, {})).toEqual({ a: null, b: {}, c: { d: null } });
  });
  test("no noise: a default where null is declared", () => {
    expect(at({ flag: null }, { flag: false })).toEqual({ flag: null });
    expect(at({ flag: null }, { flag: true })).toEqual({ flag: true });
  });
  test("a list as a whole", () => expect(at({ a: [1, 2] }, { a: [2, 1, 3] })).toEqual({ a: [2, 1, 3] }));
  test("another kind of value", () => expect(at({ a: { b: 1 } }, { a: "text" })).toEqual({ a: "text" }));
  test("declared null, and the service has something", () => {
    expect(at({ storage: null }, { storage: { type: "x", key: "K", pass: "P" } })).toEqual({ storage: { type: "x" } });
  });
});

describe("secrets", () => {
  test("write-only ones stay as declared, whatever the service shows", () => {
    expect(at({ storage: { key: "K" } }, { storage: { key: "***" } })).toEqual({ storage: { key: "K" } });
    expect(at({ storage: { key: "K" } }, { storage: {} })).toEqual({ storage: { key: "K" } });
  });
  test("they go when the object around them goes", () => {
    expect(at({ storage: { type: "x", key: "K" } }, {})).toEqual({ storage: null });
  });
  test("one that is given as the name of a variable stays that name, whatever the service shows", () => {
    expect(at({ live: { url: { env: "URL" } } }, { live: { url: "b" } })).toEqual({ live: { url: { env: "URL" } } });
    expect(at({ live: { on: { env: "ON" } } }, { live: { on: "b" } })).toEqual({ live: { on: "b" } });
  });
  test("one that the service shows can drift", () => {
    expect(at({ live: { url: "a" } }, { live: { url: "b" } })).toEqual({ live: { url: "b" } });
  });
  test("none comes to a place where none was: no mark would protect it", () => {
    expect(at({ live: null }, { live: { url: "b", on: true } })).toEqual({ live: { on: true } });
    expect(at({ live: { url: null } }, { live: { url: "b" } })).toEqual({ live: { url: null } });
  });
  test("a copy without them", () => {
    expect(withoutSecrets({ storage: { type: "x", key: "K" }, live: { url: "u" } }, guarded.secret)).toEqual({
      storage: { type: "x" },
      live: {},
    });
  });
});

describe("sameness of declared values", () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [null, undefined, true],
    [{}, null, true],
    [{ a: { b: null } }, {}, true],
    [{ a: {} }, { a: 0 }, false],
    [[], null, true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[{ a: 1, b: null }], [{ a: 1 }], true],
    ["", null, false],
    [false, null, false],
    [1, "1", false],
    [{}, [], false],
    [["x"], "x", false],
    [{ title: "x" }, {}, false],
    [[{ title: "x " }], [{ title: "x" }], false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(isSame(a as never, b as never, guarded)).toBe(same);
    expect(isSame(b as never, a as never, guarded)).toBe(same);
  });
});

test("differences are named as deep as they are, with their kind", () => {
  const a = { x: 1, deep: { same: 1, other: { v: 1 }, gone: 1 }, list: [1, { v: 1 }, 3] };
  const b = { x: 2, deep: { same: 1, other: { v: 2 }, came: 1 }, list: [1, { v: 2 }] };
  expect(differences(a, b, guarded).map(({ path, kind }) => `${kind} ${pathText(path)}`)).toEqual([
    "update x",
    "update deep.other.v",
    "delete deep.gone",
    "add deep.came",
    "update list[1].v",
    "delete list[2]",
  ]);
  expect(differences({ list: [] }, { list: [1] }, guarded)).toEqual([{ path: ["list", 0], kind: "add" }]);
  expect(differences(a, a, guarded)).toEqual([]);
});

test.each<[string, JsonObject, JsonObject, object[]]>([
  ["an object that becomes a text", { a: { b: 1 } }, { a: "text" }, [{ path: ["a"], kind: "update" }]],
  ["a list that becomes a text", { a: [1] }, { a: "text" }, [{ path: ["a"], kind: "update" }]],
  ["a list that goes", { a: [1] }, {}, [{ path: ["a"], kind: "delete" }]],
  ["an empty item that comes", { a: [1] }, { a: [1, null] }, [{ path: ["a", 1], kind: "add" }]],
  ["an empty item that goes", { a: [1, null] }, { a: [1] }, [{ path: ["a", 1], kind: "delete" }]],
])("%s is one difference, at its own path", (_, a, b, expected) =>
  expect(differences(a, b, guarded)).toEqual(expected),
);

test("the order of a set means nothing", () => {
  const events = (...names: string[]) => ({ events: names });
  expect(differences(events("a", "b"), events("b", "a"), guarded)).toEqual([]);
  expect(differences(events("a", "b"), events("b", "c"), guarded)).toEqual([
    { path: ["events", 0], kind: "delete" },
    { path: ["events", 1], kind: "add" },
  ]);
  expect(isSame(events("a", "b"), events("b", "a"), guarded)).toBe(true);
  expect(at(events("a", "b"), events("b", "a"))).toEqual(events("a", "b"));
  expect(at(events("a", "b"), events("b", "c"))).toEqual(events("b", "c"));
});

test("spaces that RealtimeKit cuts are no difference", () => {
  expect(differences({ title: " x " }, { title: "x" }, guarded)).toEqual([]);
  expect(at({ title: " x " }, { title: "x" })).toEqual({ title: " x " });
  expect(at({ title: "x" }, { title: " x " })).toEqual({ title: "x" });
  expect(differences({ other: " x " }, { other: "x" }, guarded)).toEqual([{ path: ["other"], kind: "update" }]);
});
