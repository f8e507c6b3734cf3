import { isPlaceholder, newPlaceholder, Pending, pendingCreate } from "../../provider/pending";

const pendingOf = (placeholder: string) =>
  pendingCreate(placeholder, { title: "t" }, { pendingSince: "2026-01-01T00:00:01Z" });
const DECLARED = { title: "t", deep: { a: 1, b: [{ c: 1, d: null }] } };

test("placeholders are told from ids, and are never the same", () => {
  const [a, b] = [newPlaceholder(), newPlaceholder()];
  expect(a).not.toBe(b);
  for (const [id, is] of [
    [a, true],
    [b, true],
    ["4c2b0a9e-7d0f-4a52-8a35-0d0f0a0b0c0d", false],
    ["not-pending-1", false],
    ["", false],
  ] as const)
    expect(isPlaceholder(id)).toBe(is);
});

test("a create of the state has its time, inputs and placeholder", () => {
  expect(pendingOf("pending-1")).toEqual({
    placeholder: "pending-1",
    inputs: { title: "t" },
    since: Date.parse("2026-01-01T00:00:01Z"),
  });
});

describe("the create that replaces one takes it", () => {
  test("whatever the order of its keys, at every depth", () => {
    const pending = new Pending();
    pending.add(DECLARED, pendingOf("pending-1"));
    expect(pending.take({ deep: { b: [{ d: null, c: 1 }], a: 1 }, title: "t" })).toEqual(pendingOf("pending-1"));
  });

  test.each([
    ["another value", { ...DECLARED, title: "u" }],
    ["a value less", { title: "t" }],
    ["another value within", { ...DECLARED, deep: { a: 1, b: [{ c: 2, d: null }] } }],
    ["lists in another order", { ...DECLARED, deep: { a: 1, b: [{ d: null }, { c: 1 }] } }],
  ])("not one that declares %s", (_, other) => {
    const pending = new Pending();
    pending.add(DECLARED, pendingOf("pending-1"));
    expect(pending.take(other)).toBeUndefined();
    expect(pending.isResolved("pending-1")).toBe(false);
  });

  test("once, and it is resolved from then on", () => {
    const pending = new Pending();
    pending.add(DECLARED, pendingOf("pending-1"));
    expect(pending.isResolved("pending-1")).toBe(false);
    expect(pending.take(DECLARED)?.placeholder).toBe("pending-1");
    expect(pending.isResolved("pending-1")).toBe(true);
    expect(pending.take(DECLARED)).toBeUndefined();
  });

  test("of several that declare the same, each one once", () => {
    const pending = new Pending();
    for (const placeholder of ["pending-1", "pending-2"]) pending.add(DECLARED, pendingOf(placeholder));
    const taken = [1, 2, 3].map(() => pending.take(DECLARED)?.placeholder);
    expect(new Set(taken)).toEqual(new Set(["pending-1", "pending-2", undefined]));
  });

  test("one that diff met twice, once", () => {
    const pending = new Pending();
    for (const placeholder of ["pending-1", "pending-2", "pending-1"]) pending.add(DECLARED, pendingOf(placeholder));
    const taken = [1, 2, 3].map(() => pending.take(DECLARED)?.placeholder);
    expect(new Set(taken)).toEqual(new Set(["pending-1", "pending-2", undefined]));
  });
});

test("nothing is pending in an operation that met none", () => {
  expect(new Pending().take(DECLARED)).toBeUndefined();
  expect(new Pending().isResolved("pending-1")).toBe(false);
});
