import fc from "fast-check";
import { type JsonObject, UNKNOWN } from "../../provider/values";
import { fromWire, toWire } from "../../provider/wire";
import { meeting } from "../shared/meeting";
import { meetingArgs, withUnknowns } from "./arbitrary";

const RUNS = { numRuns: 300 };

test("what a program may declare passes, and comes back as it was", () => {
  fc.assert(
    fc.property(meetingArgs, (args) => {
      const { inputs, failures } = meeting.check(args, true);
      expect(failures).toEqual([]);
      expect(inputs).toEqual({ status: "ACTIVE", ...args });
    }),
    RUNS,
  );
});

test("unknowns at any subset of places neither fail nor get lost", () => {
  fc.assert(
    fc.property(meetingArgs, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), (args, dice) => {
      const choose = () => dice.next().value === 0;
      const unknown = Object.fromEntries(
        Object.entries(args).map(([key, value]) => [key, withUnknowns(value, choose)]),
      );
      const { inputs, failures } = meeting.check(unknown, true);
      expect(failures).toEqual([]);
      expect(JSON.stringify(inputs).split(UNKNOWN)).toHaveLength(JSON.stringify(unknown).split(UNKNOWN).length);
    }),
    RUNS,
  );
});

test("junk never makes check() throw, and never passes for a meeting with a known account", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true })),
      (junk) => {
        const { failures } = meeting.check(junk as JsonObject, true);
        expect(failures.length).toBeGreaterThan(0);
      },
    ),
    RUNS,
  );
});

test("junk in the place of any field never makes check() throw", () => {
  fc.assert(
    fc.property(meetingArgs, fc.anything(), fc.nat(), (args, junk, place) => {
      const keys = Object.keys(args);
      const key = keys[place % keys.length] as string;
      expect(() => meeting.check({ ...args, [key]: junk } as JsonObject, true)).not.toThrow();
    }),
    RUNS,
  );
});

test("what is declared survives the way to the wire and back", () => {
  fc.assert(
    fc.property(meetingArgs, (args) => {
      expect(fromWire(toWire(args))).toEqual(args);
      expect(JSON.stringify(Object.keys(toWire(args) as JsonObject))).not.toMatch(/[A-Z]/);
    }),
    RUNS,
  );
});

test("nothing differs from itself, and unknown differs from everything", () => {
  fc.assert(
    fc.property(meetingArgs, (args) => {
      const { inputs } = meeting.check(args, true);
      expect(meeting.diff("m", inputs, inputs)).toEqual({ changes: [], replaces: [] });
      expect(meeting.diff("m", inputs, { ...inputs, title: UNKNOWN }).changes).toEqual([["title"]]);
    }),
    RUNS,
  );
});
