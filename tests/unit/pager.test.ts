import type { ListOptions } from "../../provider/api/call";
import { readList } from "../../provider/api/pager";
import { RealtimeKitError } from "../../provider/errors";
import type { Json, JsonObject } from "../../provider/values";

const OPTIONS: ListOptions = { isItem: () => true };
const page = (ids: string[], paging?: Json) => ({
  data: ids.map((id) => ({ id })),
  ...(paging === undefined ? {} : { paging }),
});
const total = (count: number) => ({ total_count: count });

/** Reads a list whose pages come one after the other, whatever was asked for; the last one then comes for ever. */
async function read(pages: JsonObject[], options = OPTIONS) {
  const asked: string[] = [];
  const items = await readList(async ({ page_no }) => {
    asked.push(String(page_no));
    if (asked.length > 1_000) throw new Error("it does not end");
    return pages[Math.min(asked.length, pages.length) - 1] as JsonObject & { data: Json };
  }, options);
  return { ids: items.map(({ id }) => id), asked };
}

test("an answer without paging is the whole list", async () => {
  expect(await read([page(["a", "b"])])).toEqual({ ids: ["a", "b"], asked: ["1"] });
});

test.each([null, {}, total(9), { total_count: null }, { total_count: [] }, "junk"])(
  "a service that gives one page for ever, with paging %j: it ends, and each item comes once",
  async (paging) => {
    const { ids, asked } = await read([page(["a", "b"], paging)]);
    expect(ids).toEqual(["a", "b"]);
    expect(asked.length).toBeLessThanOrEqual(6);
  },
);

test("a meeting that is closed between two pages moves the others: the list is read again", async () => {
  const { ids, asked } = await read([
    page(["a", "b"], total(4)),
    // "a" is gone, and "c" has moved to the first page.
    page(["d"], total(3)),
    page(["b", "c"], total(3)),
    page(["d"], total(3)),
  ]);
  expect(ids).toEqual(["b", "c", "d"]);
  expect(asked).toEqual(["1", "2", "1", "2"]);
});

test("a list that changes each time: after three readings, all that was seen, once", async () => {
  let count = 10;
  const { ids, asked } = await read(
    [["a", "b"], ["c"], ["b", "d"], ["c"], ["b", "e"], ["f"]].map((each) => page(each, total(count++))),
  );
  expect(new Set(ids)).toEqual(new Set(["a", "b", "c", "d", "e", "f"]));
  expect(ids).toHaveLength(6);
  expect(asked).toEqual(["1", "2", "1", "2", "1", "2"]);
});

test("items without an id are told apart by what they are", async () => {
  const data = [{ name: "x" }, { name: "y" }, { name: "x" }];
  const items = await readList(async () => ({ data }), OPTIONS);
  expect(items).toEqual([{ name: "x" }, { name: "y" }]);
});

describe("a 404", () => {
  const failing = (code: "RTK_NOT_FOUND" | "RTK_REJECTED") => async () => {
    throw new RealtimeKitError(code, "404", { status: 404, parentMissing: true });
  };
  test("is an empty list where RealtimeKit says so that there is none", async () => {
    expect(await readList(failing("RTK_NOT_FOUND"), { ...OPTIONS, emptyIsNotFound: true })).toEqual([]);
  });
  test("is an error elsewhere, and if it does not come from RealtimeKit", async () => {
    await expect(readList(failing("RTK_NOT_FOUND"), OPTIONS)).rejects.toMatchObject({ code: "RTK_NOT_FOUND" });
    const options = { ...OPTIONS, emptyIsNotFound: true };
    await expect(readList(failing("RTK_REJECTED"), options)).rejects.toMatchObject({ code: "RTK_REJECTED" });
  });
});

test("an item that comes again with other values is one item; those without an ID are told apart by their values", async () => {
  const pages = [
    { data: [{ id: "a", name: "old" }, { name: "x" }, { name: "x" }, { name: "y" }], paging: total(4) },
    { data: [{ id: "a", name: "new" }, { id: "b" }], paging: total(4) },
  ];
  const items = await readList(async ({ page_no }) => pages[Number(page_no) - 1] as never, OPTIONS);
  expect(items).toEqual([{ id: "a", name: "new" }, { name: "x" }, { name: "y" }, { id: "b" }]);
});
