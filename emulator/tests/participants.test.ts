import {
  ACCOUNT,
  APP,
  call,
  claimsOf,
  create,
  createParticipant,
  createPreset,
  ISO,
  MEETINGS,
  PRESETS,
  start,
  UUID,
} from "./helpers";

const DAYS_100 = 100 * 24 * 60 * 60;

async function setUp(options: Parameters<typeof start>[0] = {}) {
  const emulator = await start(options);
  const preset = await createPreset(emulator);
  const meeting = await create(emulator);
  const path = `${MEETINGS}/${meeting.id}/participants`;
  return { emulator, preset, meeting, path, add: (body: object = {}) => createParticipant(emulator, meeting.id, body) };
}

test("POST answers 201 with the participant and its token; no GET shows the token", async () => {
  const { emulator, path } = await setUp();
  const body = { custom_participant_id: "u1", preset_name: "host", name: "Ann", picture: "https://example.com/a.png" };
  const { status, json } = await call(emulator, "POST", path, body);
  const { token, ...participant } = json.data;
  expect([status, participant]).toEqual([
    201,
    {
      id: expect.stringMatching(UUID),
      created_at: expect.stringMatching(ISO),
      updated_at: expect.stringMatching(ISO),
      ...body,
    },
  ]);
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect((await call(emulator, "GET", `${path}/${participant.id}`)).json).toEqual({ success: true, data: participant });
  expect((await call(emulator, "GET", path)).json).toEqual({
    success: true,
    data: [participant],
    paging: { total_count: 1, start_offset: 1, end_offset: 1 },
  });
});

test("name and picture may be left out or null, and are answered as null", async () => {
  const { add } = await setUp();
  expect(await add({ name: undefined, picture: undefined })).toMatchObject({ name: null, picture: null });
  expect(await add({ custom_participant_id: "2", name: null, picture: null })).toMatchObject({
    name: null,
    picture: null,
  });
});

test.each([
  [{ preset_name: "host" }, 400, 'BAD_REQUEST: "custom_participant_id" is required'],
  [{ custom_participant_id: "u" }, 400, 'BAD_REQUEST: "preset_name" is required'],
  [
    { custom_participant_id: "u", preset_name: "host", picture: "x" },
    400,
    'BAD_REQUEST: "picture" must be a valid uri',
  ],
  [{ custom_participant_id: "u", preset_name: "Host" }, 404, "No preset found with name Host"],
  [{ custom_participant_id: "taken", preset_name: "host" }, 409, expect.stringContaining('"taken"')],
])("POST and PUT of %j: %i", async (body, code, message) => {
  const { emulator, path, add } = await setUp();
  await add({ custom_participant_id: "taken" });
  const { id } = await add({ custom_participant_id: "other" });
  for (const [method, target] of [
    ["POST", path],
    ["PUT", `${path}/${id}`],
  ] as const) {
    const { status, json } = await call(emulator, method, target, body);
    expect([method, status, json]).toEqual([method, code, { success: false, error: { code, message } }]);
  }
});

test("PATCH changes name, picture and preset, null unsets the first two, and custom_participant_id stays", async () => {
  const { emulator, path, add } = await setUp();
  await createPreset(emulator, { name: "viewer" });
  const { id, created_at } = await add({
    custom_participant_id: "u1",
    name: "Ann",
    picture: "https://example.com/a.png",
  });
  const patch = async (body: object) => (await call(emulator, "PATCH", `${path}/${id}`, body)).json;
  const { token, ...changed } = (await patch({ name: "Bea", preset_name: "viewer", custom_participant_id: "u2" })).data;
  expect(changed).toEqual({
    id,
    created_at,
    updated_at: expect.any(String),
    custom_participant_id: "u1",
    preset_name: "viewer",
    name: "Bea",
    picture: "https://example.com/a.png",
  });
  expect(emulator.admission(token)).toMatchObject({ admitted: true, participantId: id });
  expect((await patch({ name: null, picture: null, preset_name: null })).data).toMatchObject({
    name: null,
    picture: null,
    preset_name: "viewer",
  });
  expect((await patch({ preset_name: "nobody" })).error.code).toBe(404);
  const strict = await setUp({ strict: true });
  const participant = await strict.add();
  const refused = await call(strict.emulator, "PATCH", `${strict.path}/${participant.id}`, {
    custom_participant_id: "x",
  });
  expect(refused.status).toBe(400);
});

test("PUT replaces the participant, its custom_participant_id too, and answers a token", async () => {
  const { emulator, path, add } = await setUp();
  const { id, created_at } = await add({ name: "Ann", picture: "https://example.com/a.png" });
  const body = { custom_participant_id: "new", preset_name: "host", name: "Bea" };
  const { status, json } = await call(emulator, "PUT", `${path}/${id}`, body);
  const { token, updated_at, ...rest } = json.data;
  expect([status, rest]).toEqual([200, { id, created_at, ...body, picture: null }]);
  expect(updated_at > created_at).toBe(true);
  expect(token).toEqual(expect.any(String));
});

test("DELETE answers neither id nor name but the preset's id, and revokes every token", async () => {
  const { emulator, path, preset, add } = await setUp();
  const { id, token, custom_participant_id, created_at, updated_at } = await add();
  const other = await add({ custom_participant_id: "other" });
  const refreshed = (await call(emulator, "POST", `${path}/${id}/token`)).json.data.token;
  await call(emulator, "DELETE", `${PRESETS}/${preset.id}`);
  const { status, json } = await call(emulator, "DELETE", `${path}/${id}`);
  const data = { custom_participant_id, preset_id: preset.id, created_at, updated_at };
  expect([status, json]).toEqual([200, { success: true, data }]);
  for (const one of [token, refreshed]) {
    expect(emulator.admission(one)).toEqual({ admitted: false, reason: expect.stringContaining("deleted") });
  }
  expect(emulator.admission(other.token).admitted).toBe(true);
  for (const [method, suffix, body] of [
    ["GET", ""],
    ["PATCH", "", {}],
    ["DELETE", ""],
    ["POST", "/token"],
  ] as const) {
    const gone = await call(emulator, method, `${path}/${id}${suffix}`, body);
    expect([gone.status, gone.json.error.message]).toEqual([404, `No participant found with id ${id}`]);
  }
});

test("POST …/token answers 200 with another token and nothing else; the older ones stay valid", async () => {
  const { emulator, path, add } = await setUp();
  const { id, token } = await add();
  const { status, json } = await call(emulator, "POST", `${path}/${id}/token`);
  expect([status, json]).toEqual([200, { success: true, data: { token: expect.any(String) } }]);
  expect(json.data.token).not.toBe(token);
  for (const one of [token, json.data.token]) expect(emulator.admission(one).admitted).toBe(true);
});

test("a token is a JWT of 100 days, or of as many seconds as are set", async () => {
  const { meeting, add } = await setUp();
  const participant = await add();
  const claims = claimsOf(participant.token);
  expect(claims).toMatchObject({ orgId: APP, meetingId: meeting.id, participantId: participant.id });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(DAYS_100);
  expect(Math.abs(Number(claims.iat) - Date.now() / 1000)).toBeLessThan(5);
  const short = claimsOf((await (await setUp({ tokenSeconds: 60 })).add()).token);
  expect(Number(short.exp) - Number(short.iat)).toBe(60);
  await expect(start({ tokenSeconds: 0 })).rejects.toThrow("tokenSeconds");
});

describe("a token admits to its meeting", () => {
  test("unless it expired", async () => {
    const { emulator, add } = await setUp({ tokenSeconds: 1 });
    const { token } = await add();
    expect(emulator.admission(token).admitted).toBe(true);
    const now = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 1500);
    expect(emulator.admission(token)).toEqual({ admitted: false, reason: "the token is expired" });
    now.mockRestore();
  });

  test("unless the meeting is INACTIVE, which takes nothing from the token for later", async () => {
    const { emulator, meeting, add } = await setUp();
    const { token, id } = await add();
    const setStatus = (status: string) => call(emulator, "PATCH", `${MEETINGS}/${meeting.id}`, { status });
    await setStatus("INACTIVE");
    expect(emulator.admission(token)).toEqual({ admitted: false, reason: "the meeting is INACTIVE" });
    await setStatus("ACTIVE");
    const admitted = { admitted: true, accountId: ACCOUNT, appId: APP, meetingId: meeting.id, participantId: id };
    expect(emulator.admission(token)).toEqual(admitted);
    emulator.removeMeeting(ACCOUNT, APP, meeting.id);
    expect(emulator.admission(token).admitted).toBe(false);
  });

  test("unless its participant has no name", async () => {
    const { emulator, add } = await setUp();
    const { token } = await add({ name: null });
    expect(emulator.admission(token)).toEqual({ admitted: false, reason: expect.stringContaining("0002") });
  });

  test("unless it was tampered with or comes from elsewhere", async () => {
    const { emulator, add } = await setUp();
    const [header, payload, signature] = (await add()).token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...claimsOf(`.${payload}`), exp: 9e12 })).toString("base64url");
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    const foreign = (await (await setUp()).add()).token;
    for (const token of ["", "x", "a.b.c", `${header}.${forged}.${signature}`, `${none}.${payload}.`, foreign]) {
      expect([token, emulator.admission(token)]).toEqual([
        token,
        { admitted: false, reason: "the token is malformed" },
      ]);
    }
  });
});

test("participants belong to one meeting: the same custom id may join another, and neither is seen there", async () => {
  const { emulator, path, add } = await setUp();
  const { id } = await add({ custom_participant_id: "same" });
  const second = await create(emulator);
  await createParticipant(emulator, second.id, { custom_participant_id: "same" });
  expect((await call(emulator, "GET", path)).json.paging.total_count).toBe(1);
  expect((await call(emulator, "GET", `${MEETINGS}/${second.id}/participants/${id}`)).status).toBe(404);
  const nowhere = await call(emulator, "GET", `${MEETINGS}/nowhere/participants`);
  expect([nowhere.status, nowhere.json.error.message]).toEqual([404, "No meeting found with id nowhere"]);
});

test("the list is newest first, in pages", async () => {
  const { emulator, path, add } = await setUp();
  for (let n = 0; n < 25; n++) await add({ custom_participant_id: `${n}` });
  const { json } = await call(emulator, "GET", `${path}?page_no=2&per_page=10`);
  expect(json.data.map((one: { custom_participant_id: string }) => Number(one.custom_participant_id))).toEqual(
    Array.from({ length: 10 }, (_, n) => 14 - n),
  );
  expect(json.paging).toEqual({ total_count: 25, start_offset: 11, end_offset: 20 });
});
