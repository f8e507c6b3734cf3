import type { Emulator } from "../src";
import { call, create, FULL, MEETINGS, STORAGE, start } from "./helpers";

async function list(emulator: Emulator, query: Record<string, string> | string = "") {
  const { status, json } = await call(emulator, "GET", `${MEETINGS}?${new URLSearchParams(query)}`);
  expect(status).toBe(200);
  return { titles: json.data.map((meeting: { title: string }) => meeting.title), paging: json.paging, data: json.data };
}

test("meetings are listed newest first, without ai_config and without secrets", async () => {
  const emulator = await start();
  await create(emulator, FULL);
  await create(emulator, { title: "second" });
  const { titles, data, paging } = await list(emulator);
  expect(titles).toEqual(["second", FULL.title]);
  expect(data[1]).not.toHaveProperty("ai_config");
  expect(data[1].recording_config.storage_config).toMatchObject({ type: "aws", bucket: STORAGE.bucket });
  expect(JSON.stringify(data)).not.toContain("canary");
  expect(paging).toEqual({ total_count: 2, start_offset: 1, end_offset: 2 });
});

test("pages cover the list exactly once, with 1-based offsets", async () => {
  const emulator = await start();
  for (let n = 1; n <= 7; n++) await create(emulator, { title: `${n}` });
  expect(await list(emulator, "page_no=1&per_page=3")).toMatchObject({
    titles: ["7", "6", "5"],
    paging: { total_count: 7, start_offset: 1, end_offset: 3 },
  });
  expect(await list(emulator, "page_no=3&per_page=3")).toMatchObject({
    titles: ["1"],
    paging: { total_count: 7, start_offset: 7, end_offset: 7 },
  });
  expect(await list(emulator, "page_no=4&per_page=3")).toMatchObject({
    titles: [],
    paging: { total_count: 7, start_offset: 0, end_offset: 0 },
  });
});

test("one item has the offsets 1 and 1, none has 0 and 0", async () => {
  const emulator = await start();
  expect((await list(emulator)).paging).toEqual({ total_count: 0, start_offset: 0, end_offset: 0 });
  await create(emulator);
  expect((await list(emulator)).paging).toEqual({ total_count: 1, start_offset: 1, end_offset: 1 });
});

test("a page has 20 items unless asked, 0 or empty mean the default, and 100 at most", async () => {
  const emulator = await start();
  for (let n = 0; n < 101; n++) await create(emulator);
  for (const query of ["", "page_no=0&per_page=0", "page_no=&per_page="]) {
    expect((await list(emulator, query)).paging).toEqual({ total_count: 101, start_offset: 1, end_offset: 20 });
  }
  expect((await list(emulator, "per_page=1000")).data).toHaveLength(100);
});

test("filters by status, and counts what it filtered", async () => {
  const emulator = await start();
  const { id } = await create(emulator, { title: "closed" });
  await create(emulator, { title: "open" });
  await call(emulator, "PATCH", `${MEETINGS}/${id}`, { status: "INACTIVE" });
  expect(await list(emulator, "status=INACTIVE")).toMatchObject({ titles: ["closed"], paging: { total_count: 1 } });
  expect((await list(emulator, "status=ACTIVE")).titles).toEqual(["open"]);
});

test("searches title and id for a substring in any case", async () => {
  const emulator = await start();
  const { id } = await create(emulator, { title: "Weekly review" });
  await create(emulator, { title: "other" });
  await create(emulator);
  expect((await list(emulator, { search: "REVIEW" })).titles).toEqual(["Weekly review"]);
  expect((await list(emulator, { search: id })).titles).toEqual(["Weekly review"]);
  expect((await list(emulator, { search: id.slice(3, 20).toUpperCase() })).titles).toEqual(["Weekly review"]);
  expect((await list(emulator, { search: "nothing" })).paging.total_count).toBe(0);
});

test("filters by creation time, ends included, in any ISO form", async () => {
  const emulator = await start();
  const times: string[] = [];
  for (const title of ["a", "b", "c"]) {
    times.push((await create(emulator, { title })).created_at);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  const [a = "", b = "", c = ""] = times;
  expect((await list(emulator, { start_time: b })).titles).toEqual(["c", "b"]);
  expect((await list(emulator, { end_time: b })).titles).toEqual(["b", "a"]);
  expect((await list(emulator, { start_time: b, end_time: b })).titles).toEqual(["b"]);
  expect((await list(emulator, { start_time: a.replace("Z", "+00:00"), end_time: c })).titles).toHaveLength(3);
});

test("filters and pages together", async () => {
  const emulator = await start();
  for (let n = 1; n <= 6; n++) await create(emulator, { title: n % 2 ? `odd ${n}` : `even ${n}` });
  expect(await list(emulator, "search=odd&per_page=2&page_no=2")).toMatchObject({
    titles: ["odd 1"],
    paging: { total_count: 3, start_offset: 3, end_offset: 3 },
  });
});

test.each([
  ["per_page=-1", '"per_page" must be greater than or equal to 0'],
  ["page_no=1.5", '"page_no" must be an integer'],
  ["page_no=x", '"page_no" must be an integer'],
  ["status=active", '"status" must be one of [ACTIVE, INACTIVE]'],
  ["start_time=yesterday", '"start_time" must be in ISO 8601 date format'],
  ["end_time=x", '"end_time" must be in ISO 8601 date format'],
])("refuses ?%s, naming the parameter", async (query, message) => {
  const emulator = await start();
  const { status, json } = await call(emulator, "GET", `${MEETINGS}?${query}`);
  expect([status, json.error.message]).toEqual([400, `BAD_REQUEST: ${message}`]);
});
