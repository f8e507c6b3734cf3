import { isFindable } from "../../provider/lookup/fields";
import { none, several } from "../../provider/lookup/words";
import type { JsonObject } from "../../provider/values";
import { hookWith } from "../shared/shape";

const listed = (count: number, live: JsonObject = {}) =>
  Array.from({ length: count }, (_, i) => ({ id: `id${i}`, live: { title: `t${i}`, ...live } }));

describe("what a lookup says that finds none", () => {
  const says = (found: Parameters<typeof none>[3]) => none("room", "title", "x", found);

  test("is what was looked for", () => {
    expect(says([])).toMatchObject({ code: "RTK_NOT_FOUND", summary: 'no room has the title "x"' });
  });

  test("has what there is, by label and ID", () => {
    expect(says([...listed(2), { id: "untitled", live: {} }]).summary).toMatch(
      /"x"; .* "t0" \(id0\), "t1" \(id1\), null \(untitled\)$/,
    );
  });

  test("has twenty of them at most, and the number of the others", () => {
    expect(says(listed(20)).summary).toMatch(/"t0" \(id0\), .*, "t19" \(id19\)$/);
    const { summary } = says(listed(23));
    expect(summary).toMatch(/"t19" \(id19\), and 3 more$/);
    expect(summary).not.toContain("id20");
  });
});

test("a lookup that finds several lists their IDs, with the status of those that have one", () => {
  const found = [...listed(1, { status: "ACTIVE" }), { id: "plain", live: { title: "x" } }];
  const error = several("room", "title", "x", found);
  expect(error.code).toBe("RTK_AMBIGUOUS");
  expect(error.summary).toMatch(/^2 rooms have the title "x": id0 \(ACTIVE\), plain\. /);
});

test("a type can be looked up if its definition says how", () => {
  expect(isFindable(hookWith())).toBe(false);
  expect(isFindable(hookWith({ lookup: { label: "name", filters: {} as never, unlisted: [] } }))).toBe(true);
});
