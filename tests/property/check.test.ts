import fc from "fast-check";
import { Operation } from "../../provider/operation";
import { type Json, type JsonObject, UNKNOWN, valueAt, withValue } from "../../provider/values";
import { fromWire, toWire, wireName } from "../../provider/wire";
import { pathsIn, replaced } from "./arbitrary";
import { type Subject, subjects } from "./subjects";

const RUNS = { numRuns: 40 };

describe.each(subjects)("$name", ({ resource, facts, args }: Subject) => {
  const check = (inputs: JsonObject, oldInputs?: JsonObject) =>
    resource.check({ inputs, oldInputs, operation: new Operation() });
  const passed = (inputs: JsonObject, oldInputs?: JsonObject) => {
    const checked = check(inputs, oldInputs);
    expect(checked.failures).toEqual([]);
    return checked.inputs;
  };

  test("what a program may declare passes, stays as it is, and passes again unchanged", () => {
    fc.assert(
      fc.property(args, (given) => {
        const inputs = passed(given);
        expect(inputs).toMatchObject(given);
        expect(passed(inputs)).toEqual(inputs);
        expect(passed(given, inputs)).toEqual(inputs);
      }),
      RUNS,
    );
  });

  test("unknowns at any subset of places neither fail nor get lost", () => {
    fc.assert(
      fc.property(args, fc.infiniteStream(fc.nat(4)), (given, dice) => {
        const choose = () => dice.next().value === 0;
        const fields = Object.entries(given).map(([name, value]) => [name, replaced(value, choose)] as const);
        const unknown = Object.fromEntries(fields);
        const inputs = passed(unknown);
        for (const path of pathsIn(unknown)) {
          if (valueAt(unknown, path) === UNKNOWN) expect([path, valueAt(inputs, path)]).toEqual([path, UNKNOWN]);
        }
        expect(passed(inputs)).toEqual(inputs);
      }),
      RUNS,
    );
  });

  const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true });

  test("junk never makes check() throw, and never passes", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anything), (junk) => {
        expect(check(junk as JsonObject).failures.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test("junk in the place of any value at any depth never makes check() throw", () => {
    fc.assert(
      fc.property(args, anything, fc.nat(), (given, junk, place) => {
        expect(() => check(withJunk(given, junk as Json, place))).not.toThrow();
      }),
      RUNS,
    );
  });

  test("no failure and no warning shows a secret, whatever is wrong with it, beside it or around it", () => {
    fc.assert(
      fc.property(args, anything, fc.nat(), fc.nat(4), (given, junk, place, shape) => {
        // The secret itself, as part of no text, and in the place of what contains it.
        const wrong = [SECRET, [SECRET], { [SECRET]: SECRET }, { env: SECRET }][shape] as Json;
        const secret = shape < 4 ? withSecrets(given, wrong) : withSecrets(given, SECRET, -1);
        const { failures, warnings } = check(withJunk(secret, junk as Json, place));
        expect(`${[...failures, ...warnings].map(({ reason }) => reason)}`).not.toContain(SECRET);
      }),
      RUNS,
    );
  });

  test("what is declared survives the way to the wire and back, in names of the wire", () => {
    fc.assert(
      fc.property(args, (given) => {
        const sent = toWire(given, facts.maps);
        expect(fromWire(sent, facts.maps)).toEqual(given);
        expect(Object.keys(sent as JsonObject)).toEqual(Object.keys(given).map(wireName));
      }),
      RUNS,
    );
  });

  /** The value at one of the places is another. */
  function withJunk(given: JsonObject, junk: Json, place: number): JsonObject {
    const paths = pathsIn(given).filter((path) => path.every((step) => typeof step === "string"));
    const path = paths[place % paths.length];
    return path ? withValue(given, path, junk) : given;
  }

  /** Each of the secrets that are there, or what contains it by the schema, has this value. */
  function withSecrets(given: JsonObject, secret: Json, end?: number): JsonObject {
    const paths = end === undefined ? facts.secretPathsOf(given) : facts.secretPaths;
    const there = paths.filter((path) => valueAt(given, path) !== undefined);
    return there.reduce((values, path) => withValue(values, path.slice(0, end), secret), given);
  }
});

const SECRET = "CANARY-secret";
