import fc from "fast-check";
import { type Emulator, startEmulator } from "realtimekit-emulator";
import type { Connection } from "../../provider/api/connection";
import type { Json, JsonObject } from "../../provider/values";
import { Stack } from "./stack";
import { newHome, objectsAt, type Subject, subjects } from "./subjects";

/** The resources over real HTTP against the emulator, without an engine: fast enough for many runs. */
let emulator: Emulator;
let connection: Connection;
beforeAll(async () => {
  emulator = await startEmulator();
  const rest = {
    token: "token-of-tests",
    tokenSource: "environment",
    deadlineMs: 20_000,
    callsPer5Minutes: 1_000_000,
  } as const;
  connection = { baseUrl: new URL(emulator.url), ...rest };
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.requests.length = 0;
});

// Each test runs many cases, which takes a while on a busy machine.
jest.setTimeout(60_000);
const RUNS = { numRuns: 30 };
const writes = () => emulator.requests.splice(0).filter(({ method }) => method !== "GET");

describe.each(subjects)("$name", (subject: Subject) => {
  const { resource, definition, created } = subject;
  const stackOf = () => new Stack(resource, connection);
  /** The object of the stack as RealtimeKit stores it, but for what differs in any two, and what is nothing. */
  const plain = (home: JsonObject, stack: Stack) => {
    const stored = objectsAt(subject, emulator, home).find(({ id }) => id === stack.state?.id);
    return withoutEmpty({ ...stored, id: "", preset_id: "", created_at: "", updated_at: "" });
  };

  test("what was created reads back as declared: no change, no drift, no write", async () => {
    await fc.assert(
      fc.asyncProperty(created, async (given) => {
        const args = { ...given, ...(await newHome(subject, emulator)) };
        const stack = stackOf();
        expect(await stack.up(args)).toBe("create");
        const { outputs } = stack.state ?? {};
        writes();
        expect(await stack.refresh()).toBe(false);
        expect(stack.state?.outputs).toEqual(outputs);
        expect(await stack.up(args)).toBe("same");
        expect(writes()).toEqual([]);
        expect(stack.warnings).toEqual([]);
      }),
      RUNS,
    );
  });

  if (!definition.update) return;

  test("from any declaration to any other: afterwards it is as if created so", async () => {
    await fc.assert(
      fc.asyncProperty(created, created, async (before, after) => {
        const home = await newHome(subject, emulator);
        const stack = stackOf();
        await stack.up({ ...before, ...home });
        const declared = { ...after, ...fixed(before), ...home };
        expect(["update", "same"]).toContain(await stack.up(declared));
        expect(await stack.refresh()).toBe(false);
        const elsewhere = await newHome(subject, emulator);
        const fresh = stackOf();
        await fresh.up({ ...declared, ...elsewhere });
        expect(plain(home, stack)).toEqual(plain(elsewhere, fresh));
        expect(stack.warnings).toEqual([]);
      }),
      RUNS,
    );
  });

  test("any edit by hand of what is declared is found, and an update takes it back", async () => {
    await fc.assert(
      fc.asyncProperty(created, created, async (given, edit) => {
        const home = await newHome(subject, emulator);
        const declared = { ...given, ...home };
        const stack = stackOf();
        await stack.up(declared);
        const other = stackOf();
        other.state = stack.state;
        await other.up({ ...edit, ...fixed(given), ...home });
        const isDrifted = await stack.refresh();
        expect(await stack.up(declared)).toBe(isDrifted ? "update" : "same");
        expect(await stack.refresh()).toBe(false);
        expect(await stack.up(declared)).toBe("same");
      }),
      RUNS,
    );
  });

  /** What can only be replaced, as it was. */
  function fixed(args: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(args).filter(([name]) => subject.facts.replacing.includes(name)));
  }
});

/** To the provider, null, absent, `{}` and `[]` are equal. */
function withoutEmpty(value: Json): Json | undefined {
  if (value === null || typeof value !== "object") return value ?? undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  const entries = Object.entries(value).map(([name, item]) => [name, withoutEmpty(item)] as const);
  const full = entries.filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return full.length === 0 ? undefined : Object.fromEntries(full);
}
