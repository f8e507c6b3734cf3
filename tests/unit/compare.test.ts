import { atDeclaredPaths, differences, withoutSecrets } from "../../provider/resource/compare";
import { type JsonObject, pathText, sameValue } from "../../provider/values";

const guarded = {
  secret: new Set(["storage.key", "storage.pass", "live.url"]),
  writeOnly: new Set(["storage.key", "storage.pass"]),
  defaults: new Map([["flag", false]]),
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
    [[], null, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[{ a: 1, b: null }], [{ a: 1 }], true],
    ["", null, false],
    [false, null, false],
    [1, "1", false],
    [{}, [], false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(sameValue(a as never, b as never)).toBe(same);
    expect(sameValue(b as never, a as never)).toBe(same);
  });
});

test("differences are named as deep as they are", () => {
  const a = { x: 1, deep: { same: 1, other: { v: 1 }, gone: 1 }, list: [1] };
  const b = { x: 2, deep: { same: 1, other: { v: 2 }, came: 1 }, list: [2] };
  expect(differences(a, b).map(pathText)).toEqual(["x", "deep.other.v", "deep.gone", "deep.came", "list"]);
  expect(differences(a, a)).toEqual([]);
});
