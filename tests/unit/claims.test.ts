import { Claims, type Key } from "../../provider/claims";

const resource = (name: string) => ({ key: `${name}#1`, name });
const owner = (name?: string) => ({
  resource: name === undefined ? undefined : resource(name),
  conflict: "RTK_ADOPT" as const,
});
let claims: Claims;
beforeEach(() => {
  claims = new Claims();
});

describe("the owner of an object", () => {
  test("is who keeps it; another is told of the first", () => {
    expect(claims.keep("p", owner("a"))).toBeUndefined();
    expect(claims.keep("p", owner("b"))).toEqual(owner("a").resource);
    expect(claims.ownerOf("p")).toEqual(owner("a"));
    expect(claims.keep("q", owner("b"))).toBeUndefined();
  });

  test("may keep it twice, as diff and update do", () => {
    expect([claims.keep("p", owner("a")), claims.keep("p", owner("a"))]).toEqual([undefined, undefined]);
  });

  test.each([
    ["neither has a name", undefined, undefined],
    ["the first has none", undefined, "b"],
    ["the second has none", "a", undefined],
  ])("where %s, nobody can say that they are two", (_, first, second) => {
    claims.keep("p", owner(first));
    expect(claims.keep("p", owner(second))).toBeUndefined();
    expect(claims.ownerOf("p")).toEqual(owner(second));
  });

  test("is who created it or took it over, whoever kept it before", () => {
    claims.keep("p", owner("a"));
    claims.own("p", owner("b"));
    expect(claims.ownerOf("p")).toEqual(owner("b"));
    expect(claims.keep("p", owner("a"))).toEqual(owner("b").resource);
  });

  test("is nobody once it is released, and the object stays known", () => {
    claims.own("p", owner("a"));
    claims.release("p");
    expect(claims.ownerOf("p")).toBeUndefined();
    expect(claims.isKnown("p")).toBe(true);
    expect(claims.keep("p", owner("b"))).toBeUndefined();
  });
});

describe("an object is known", () => {
  test.each<[string, (claims: Claims) => unknown]>([
    ["a resource keeps it", (each) => each.keep("p", owner("a"))],
    ["a resource that is replaced had it", (each) => each.know("p")],
    ["it was created", (each) => each.own("p", owner("a"))],
    ["it was read", (each) => each.readTwice("p")],
  ])("if %s", (_, meet) => {
    expect(claims.isKnown("p")).toBe(false);
    meet(claims);
    expect([claims.isKnown("p"), claims.isKnown("q")]).toEqual([true, false]);
  });

  test("and has no owner, if it was only read or is replaced", () => {
    claims.know("p");
    claims.readTwice("q");
    expect([claims.ownerOf("p"), claims.ownerOf("q")]).toEqual([undefined, undefined]);
  });

  test("also if it is kept by a resource that gets a new one", () => {
    claims.declare(resource("a"), [], true);
    expect(claims.keep("p", owner("a"))).toBeUndefined();
    expect([claims.isKnown("p"), claims.ownerOf("p")]).toEqual([true, undefined]);
  });
});

test("a second read of the same object is told", () => {
  expect([claims.readTwice("p"), claims.readTwice("q"), claims.readTwice("p")]).toEqual([false, false, true]);
  claims.know("r");
  expect(claims.readTwice("r")).toBe(false);
});

describe("a resource that gets a new object", () => {
  test("gives up what it had, and nothing of others", () => {
    claims.keep("p", owner("a"));
    claims.keep("q", owner("b"));
    claims.keep("r", owner());
    claims.declare(resource("a"), [], true);
    expect([claims.ownerOf("p"), claims.ownerOf("q"), claims.ownerOf("r")]).toEqual([undefined, owner("b"), owner()]);
    expect(claims.keep("p", owner("c"))).toBeUndefined();
  });

  test("owns the new one", () => {
    claims.declare(resource("a"), [], true);
    claims.own("p", owner("a"));
    expect(claims.ownerOf("p")).toEqual(owner("a"));
  });

  test("is one that is checked as new; one that is checked with old inputs keeps its own", () => {
    claims.keep("p", owner("a"));
    claims.declare(resource("a"), [], false);
    expect(claims.ownerOf("p")).toEqual(owner("a"));
  });
});

describe("keys", () => {
  const key = (text: string, exclusive: boolean): Key => ({
    text,
    exclusive,
    path: [text],
    reason: (other) => `${other} has it`,
  });
  const declare = (name: string | undefined, ...keys: Key[]) =>
    claims.declare(name === undefined ? undefined : resource(name), keys, false);

  test.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
  ])("exclusive for the first %p, for the second %p: refused %p", (first, second, isRefused) => {
    declare("a", key("k", first));
    const mine = key("k", second);
    expect(declare("b", mine)).toEqual(isRefused ? { key: mine, other: "a" } : undefined);
  });

  test("of other text never meet", () => {
    declare("a", key("k", true));
    expect(declare("b", key("l", true))).toBeUndefined();
  });

  test("of one resource are no conflict, however often it is checked", () => {
    declare("a", key("k", true));
    expect(declare("a", key("k", true))).toBeUndefined();
    expect(declare("b", key("k", true))).toMatchObject({ other: "a" });
  });

  test("the first conflict is told, and all keys are taken in", () => {
    declare("a", key("k", true), key("l", true));
    expect(declare("b", key("j", true), key("l", true), key("k", true))).toMatchObject({
      key: { text: "l" },
      other: "a",
    });
    expect(declare("c", key("j", true))).toMatchObject({ other: "b" });
  });

  test("of several others the exclusive one is named", () => {
    declare("a", key("k", false));
    declare("b", key("k", false));
    declare("c", key("k", true));
    expect(declare("d", key("k", false))).toMatchObject({ other: "c" });
  });

  test("of nobody in particular are not taken in", () => {
    expect(declare(undefined, key("k", true))).toBeUndefined();
    expect(declare("b", key("k", true))).toBeUndefined();
  });
});
