import fc from "fast-check";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import { Operation } from "../../provider/operation";
import type { Context } from "../../provider/resource/resource";
import type { JsonObject } from "../../provider/values";
import { meeting } from "../shared/meeting";
import { meetingArgs } from "./arbitrary";

/** The resource over real HTTP against the emulator, without an engine: fast enough for many runs. */
let emulator: Emulator;
const warnings: string[] = [];
let context: Context;

beforeAll(async () => {
  emulator = await startEmulator();
  context = {
    operation: new Operation(),
    connection: {
      baseUrl: new URL(emulator.url),
      token: "t",
      tokenSource: "environment",
      deadlineMs: 5000,
      callsPer5Minutes: 1_000_000,
    },
    warn: (message) => warnings.push(message),
    variable: () => undefined,
  };
});
afterAll(() => emulator.close());
beforeEach(() => {
  warnings.length = 0;
});

const checked = (args: JsonObject) => meeting.check(args, true).inputs;

// Each test runs many cases, which takes a while on a busy machine.
jest.setTimeout(60_000);

test("what was created reads back as declared: no change, no drift, no warning", async () => {
  await fc.assert(
    fc.asyncProperty(meetingArgs, async (args) => {
      const inputs = checked(args);
      const made = await meeting.create(inputs, context);
      const found = await meeting.read(made.id, made.outputs, context);
      expect(found?.inputs).toBeUndefined();
      expect(found?.outputs).toEqual(made.outputs);
      expect(meeting.diff(made.id, found?.outputs ?? {}, inputs).changes).toEqual([]);
      expect(warnings).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("from any declaration to any other: afterwards it is the other", async () => {
  await fc.assert(
    fc.asyncProperty(meetingArgs, meetingArgs, async (before, after) => {
      const made = await meeting.create(checked(before), context);
      const { outputs } = await meeting.update(made.id, checked(after), context);
      const found = await meeting.read(made.id, outputs, context);
      expect(found?.inputs).toBeUndefined();
      const fresh = await meeting.create(checked(after), context);
      const plain = (id: string) => ({
        ...emulator.meeting("account", "app", id),
        id: "",
        created_at: "",
        updated_at: "",
      });
      expect(plain(made.id)).toEqual(plain(fresh.id));
      expect(warnings).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("any edit by hand of what is declared is found, and an update takes it back", async () => {
  await fc.assert(
    fc.asyncProperty(meetingArgs, meetingArgs, async (declared, edit) => {
      const inputs = checked(declared);
      const made = await meeting.create(inputs, context);
      await meeting.update(made.id, checked(edit), context);
      const found = await meeting.read(made.id, made.outputs, context);
      const changes = meeting.diff(made.id, found?.outputs ?? {}, inputs).changes;
      expect(changes.length > 0).toBe(found?.inputs !== undefined);
      await meeting.update(made.id, inputs, context);
      expect((await meeting.read(made.id, made.outputs, context))?.inputs).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
