import {
  ACCOUNT,
  APP,
  call,
  control,
  create,
  createParticipant,
  createPreset,
  ISO,
  MEETINGS,
  start,
  UUID,
} from "./helpers";

async function setUp() {
  const emulator = await start();
  await createPreset(emulator);
  const meeting = await create(emulator, { title: "Weekly" });
  const [ann, bea] = [
    await createParticipant(emulator, meeting.id, { custom_participant_id: "ann", name: "Ann" }),
    await createParticipant(emulator, meeting.id, { custom_participant_id: "bea", name: "Bea", picture: "http://a/b" }),
  ];
  const address = [ACCOUNT, APP, meeting.id] as const;
  const path = `${MEETINGS}/${meeting.id}/active-session`;
  return {
    emulator,
    meeting,
    ann,
    bea,
    path,
    joinAll() {
      for (const { id } of [ann, bea]) emulator.joinSession(...address, id);
    },
    address,
    active: async () => (await call(emulator, "GET", path)).json,
  };
}

test("without an active session every route is a 404 that names the meeting", async () => {
  const { emulator, meeting, path } = await setUp();
  for (const [method, suffix, body] of [
    ["GET", ""],
    ["POST", "/kick", { participant_ids: ["x"] }],
    ["POST", "/kick-all"],
    ["POST", "/mute", { participant_ids: ["x"], allow_unmute: true }],
    ["POST", "/mute-all", { allow_unmute: true }],
    ["POST", "/poll", { question: "q", options: [] }],
  ] as const) {
    const { status, json } = await call(emulator, method, path + suffix, body);
    const message = `No active session found for meeting_id ${meeting.id}`;
    expect([suffix, status, json]).toEqual([suffix, 404, { success: false, error: { code: 404, message } }]);
  }
});

test("GET shows the session that the first participant started, and counts who is in", async () => {
  const { emulator, meeting, ann, address, joinAll, active } = await setUp();
  joinAll();
  emulator.joinSession(...address, ann.id);
  const session = {
    id: expect.stringMatching(UUID),
    associated_id: meeting.id,
    organization_id: APP,
    meeting_display_name: "Weekly",
    status: "LIVE",
    type: "meeting",
    live_participants: 2,
    max_concurrent_participants: 2,
    minutes_consumed: 0,
    started_at: expect.stringMatching(ISO),
    created_at: expect.stringMatching(ISO),
    updated_at: expect.stringMatching(ISO),
  };
  expect(await active()).toEqual({ success: true, data: session });
  emulator.leaveSession(...address, ann.id);
  expect((await active()).data).toMatchObject({
    live_participants: 1,
    max_concurrent_participants: 2,
    minutes_consumed: 1,
  });
});

test("the session ends with its last participant; the next one to join starts another", async () => {
  const { emulator, ann, address, active } = await setUp();
  emulator.joinSession(...address, ann.id);
  const first = (await active()).data.id;
  emulator.leaveSession(...address, ann.id);
  expect((await active()).success).toBe(false);
  emulator.joinSession(...address, ann.id);
  expect((await active()).data.id).not.toBe(first);
  expect(emulator.objects("sessions", ...address)).toMatchObject([{ id: first, status: "ENDED" }, { status: "LIVE" }]);
});

test("kick takes ids of both kinds and answers who was kicked; the last one kicked ends the session", async () => {
  const { emulator, ann, bea, path, joinAll, active } = await setUp();
  joinAll();
  const { status, json } = await call(emulator, "POST", `${path}/kick`, { participant_ids: [bea.id] });
  const { created_at, updated_at } = bea;
  const person = {
    id: bea.id,
    name: "Bea",
    picture: "http://a/b",
    custom_participant_id: "bea",
    created_at,
    updated_at,
  };
  expect([status, json.data]).toEqual([200, { action: expect.any(String), participants: [person] }]);
  expect((await active()).data.live_participants).toBe(1);
  const both = { participant_ids: [ann.id], custom_participant_ids: ["ann"] };
  expect((await call(emulator, "POST", `${path}/kick`, both)).json.data.participants).toHaveLength(1);
  expect((await active()).success).toBe(false);
});

test("kick of one who is not in the session is a 404, and then nobody is kicked; without any id it is a 400", async () => {
  const { emulator, ann, path, joinAll, active } = await setUp();
  joinAll();
  const { status, json } = await call(emulator, "POST", `${path}/kick`, { participant_ids: [ann.id, "nobody"] });
  expect([status, json.error.message]).toEqual([404, "No user found with id nobody"]);
  expect((await call(emulator, "POST", `${path}/kick`, {})).status).toBe(400);
  expect((await active()).data.live_participants).toBe(2);
});

test("kick-all takes no body, counts, and ends the session, also of a meeting that is INACTIVE", async () => {
  const { emulator, meeting, path, joinAll, active } = await setUp();
  joinAll();
  await call(emulator, "PATCH", `${MEETINGS}/${meeting.id}`, { status: "INACTIVE" });
  expect((await active()).data.live_participants).toBe(2);
  const { status, json } = await call(emulator, "POST", `${path}/kick-all`);
  expect([status, json.data]).toEqual([200, { action: expect.any(String), kicked_participants_count: 2 }]);
  expect((await call(emulator, "POST", `${path}/kick-all`)).status).toBe(404);
});

test("mute and mute-all need allow_unmute, answer whom they concern, and let nobody go", async () => {
  const { emulator, ann, path, joinAll, active } = await setUp();
  joinAll();
  expect((await call(emulator, "POST", `${path}/mute-all`, {})).json.error.message).toContain(
    '"allow_unmute" is required',
  );
  const all = await call(emulator, "POST", `${path}/mute-all`, { allow_unmute: true });
  expect([all.status, all.json.data]).toEqual([200, { action: expect.any(String), muted_participants_count: 2 }]);
  const one = await call(emulator, "POST", `${path}/mute`, { custom_participant_ids: ["ann"], allow_unmute: false });
  expect([one.status, one.json.data]).toMatchObject([200, { participants: [{ id: ann.id }] }]);
  expect((await active()).data.live_participants).toBe(2);
});

test("poll answers 201 with the poll", async () => {
  const { emulator, path, joinAll } = await setUp();
  joinAll();
  const body = { question: "Tea?", options: ["yes", "no"], anonymous: true };
  const { status, json } = await call(emulator, "POST", `${path}/poll`, body);
  expect([status, json.data.poll]).toEqual([
    201,
    {
      id: expect.stringMatching(UUID),
      question: "Tea?",
      options: [
        { text: "yes", count: 0, votes: [] },
        { text: "no", count: 0, votes: [] },
      ],
      anonymous: true,
      hide_votes: false,
      voted: [],
    },
  ]);
  expect((await call(emulator, "POST", `${path}/poll`, { question: "q" })).json.error.message).toContain('"options"');
});

describe("over the control routes", () => {
  test("a session is started, joined, left and ended", async () => {
    const { emulator, meeting, ann, bea } = await setUp();
    const session = `accounts/${ACCOUNT}/apps/${APP}/meetings/${meeting.id}/session`;
    const run = async (action: string, participant_id?: string) => {
      const { json } = await control(emulator, "POST", `${session}/${action}`, participant_id && { participant_id });
      return [json.session.status, json.session.live_participants];
    };
    expect(await run("start")).toEqual(["LIVE", 0]);
    expect(await run("join", ann.id)).toEqual(["LIVE", 1]);
    expect(await run("join", bea.id)).toEqual(["LIVE", 2]);
    expect(await run("leave", ann.id)).toEqual(["LIVE", 1]);
    expect(await run("end")).toEqual(["ENDED", 0]);
  });

  test.each([
    ["start", 404, { meeting: "nowhere" }],
    ["end", 409, {}],
    ["leave", 409, { body: { participant_id: "x" } }],
    ["join", 404, { body: { participant_id: "x" } }],
    ["join", 400, { body: {} }],
    ["join", 400, {}],
  ])(
    "%s is refused with %i when there is nothing to do it with",
    async (action, status, { meeting, body }: { meeting?: string; body?: object }) => {
      const { emulator, address } = await setUp();
      const path = `accounts/${ACCOUNT}/apps/${APP}/meetings/${meeting ?? address[2]}/session/${action}`;
      const reply = await control(emulator, "POST", path, body);
      expect([reply.status, reply.json.error]).toEqual([status, expect.any(String)]);
    },
  );

  test("nobody joins an INACTIVE meeting, nor without a name", async () => {
    const { emulator, meeting, ann, address } = await setUp();
    const nameless = await createParticipant(emulator, meeting.id, { custom_participant_id: "x", name: null });
    expect(() => emulator.joinSession(...address, nameless.id)).toThrow("0002");
    await call(emulator, "PATCH", `${MEETINGS}/${meeting.id}`, { status: "INACTIVE" });
    expect(() => emulator.joinSession(...address, ann.id)).toThrow("INACTIVE");
    expect(() => emulator.startSession(...address)).toThrow("INACTIVE");
  });
});
