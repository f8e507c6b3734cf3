import { ACCOUNT, APP, call, ISO, KIT, MEETINGS, start, UUID } from "./helpers";

const APPS = `${KIT}/apps`;

test("creating an app answers 200 with the app nested once more", async () => {
  const emulator = await start();
  const { status, json } = await call(emulator, "POST", APPS, { name: "one" });
  expect(status).toBe(200);
  expect(json).toEqual({
    success: true,
    data: { app: { id: expect.stringMatching(UUID), name: "one", created_at: expect.stringMatching(ISO) } },
  });
});

test("an app is read back flat, and names may repeat", async () => {
  const emulator = await start();
  const first = (await call(emulator, "POST", APPS, { name: "same" })).json.data.app;
  const second = (await call(emulator, "POST", APPS, { name: "same" })).json.data.app;
  expect(second.id).not.toBe(first.id);
  expect((await call(emulator, "GET", `${APPS}/${first.id}`)).json).toEqual({ success: true, data: first });
});

test.each([
  [{}, '"name" is required'],
  [{ name: 1 }, '"name" must be a string'],
  [{ name: null }, '"name" must be a string'],
  [{ name: "" }, '"name" is not allowed to be empty'],
  [[], "the body must be an object"],
])("creating an app with %j is refused, naming the field", async (body, message) => {
  const emulator = await start();
  const { status, json } = await call(emulator, "POST", APPS, body);
  expect(status).toBe(400);
  expect(json).toEqual({ success: false, error: { code: 400, message: `BAD_REQUEST: ${message}` } });
});

test("apps are listed newest first, or oldest first on demand, in pages, by name", async () => {
  const emulator = await start();
  for (const name of ["alpha", "beta", "Alphabet"]) await call(emulator, "POST", APPS, { name });
  const names = async (query: string) => {
    const { json } = await call(emulator, "GET", `${APPS}?${query}`);
    return [json.data.map((app: { name: string }) => app.name), json.paging];
  };
  const all = { total_count: 3, start_offset: 1, end_offset: 3 };
  expect(await names("")).toEqual([["Alphabet", "beta", "alpha"], all]);
  expect(await names("sort_order=ASC")).toEqual([["alpha", "beta", "Alphabet"], all]);
  expect(await names("sort_order=ASC&page_no=2&per_page=2")).toEqual([
    ["Alphabet"],
    { total_count: 3, start_offset: 3, end_offset: 3 },
  ]);
  expect(await names("search=alpha")).toEqual([
    ["Alphabet", "alpha"],
    { total_count: 2, start_offset: 1, end_offset: 2 },
  ]);
});

test.each([
  ["page_no=0", '"page_no" must be greater than or equal to 1'],
  ["per_page=0", '"per_page" must be greater than or equal to 1'],
  ["per_page=x", '"per_page" must be an integer'],
  ["sort_order=desc", '"sort_order" must be one of [ASC, DESC]'],
  [`search=${"x".repeat(126)}`, '"search" length must be less than or equal to 125 characters long'],
])("the list of apps refuses ?%s", async (query, message) => {
  const emulator = await start();
  const { status, json } = await call(emulator, "GET", `${APPS}?${query}`);
  expect([status, json.error.message]).toEqual([400, `BAD_REQUEST: ${message}`]);
});

test("an app that nobody created springs into being when it is used", async () => {
  const emulator = await start();
  expect((await call(emulator, "GET", MEETINGS)).json.data).toEqual([]);
  expect((await call(emulator, "GET", APPS)).json.data).toMatchObject([{ id: APP, name: APP }]);
  expect((await call(emulator, "GET", `${APPS}/anything`)).json.data.id).toBe("anything");
});

test('with apps "known" only created apps exist', async () => {
  const emulator = await start({ apps: "known" });
  const missing = await call(emulator, "POST", MEETINGS, {});
  expect(missing.status).toBe(404);
  expect(missing.json).toEqual({ success: false, error: { code: 404, message: `No app found with id ${APP}` } });
  expect((await call(emulator, "GET", `${APPS}/${APP}`)).status).toBe(404);
  const { id } = (await call(emulator, "POST", APPS, { name: "n" })).json.data.app;
  expect((await call(emulator, "POST", `${KIT}/${id}/meetings`, {})).status).toBe(201);
});

test("apps of one account are not seen from another, nor their meetings", async () => {
  const emulator = await start();
  await call(emulator, "POST", MEETINGS, {});
  const elsewhere = MEETINGS.replace(ACCOUNT, "other");
  expect((await call(emulator, "GET", elsewhere)).json.paging.total_count).toBe(0);
  expect(emulator.meetings(ACCOUNT, APP)).toHaveLength(1);
  expect(emulator.meetings("other", APP)).toHaveLength(0);
});
