import fc from "fast-check";
import { Operation } from "../../provider/operation";
import { isNothing, isObject, type Json, type JsonObject, type Path, pathText, UNKNOWN } from "../../provider/values";

import { type Subject, subjects } from "./subjects";

const RUNS = { numRuns: 40 };

describe.each(subjects)("$name", ({ resource, facts, definition, created }: Subject) => {
  /** What every object has, in any state. */
  const needed = Object.fromEntries(facts.needed.map((name) => [name, "there"]));
  const checked = (inputs: JsonObject) =>
    resource.check({ inputs, oldInputs: undefined, operation: new Operation() }).inputs;
  const diff = (old: JsonObject, inputs: JsonObject) =>
    resource.diff(
      { id: "id", oldInputs: old, oldOutputs: { ...old, ...needed }, inputs },
      { operation: new Operation() },
    );
  /** The fields that a change may be about: one that cannot be changed is refused, and an address replaces. */
  const isComparable = ([name]: Path) =>
    facts.compared.includes(String(name)) &&
    (definition.update !== undefined || facts.replacing.includes(String(name)));

  test("nothing differs from itself, whatever the order of its keys and sets", () => {
    fc.assert(
      fc.property(created, (given) => {
        const inputs = checked(given);
        expect(diff(inputs, inputs)).toEqual([]);
        expect(diff(inputs, backwards(inputs, facts.sets) as JsonObject)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("the changes of any values are named by their paths, those and no others, in both directions", () => {
    fc.assert(
      fc.property(created, fc.infiniteStream(fc.nat(3)), (given, dice) => {
        const inputs = checked(given);
        const changed: Path[] = [];
        const edited = edit(inputs, (path, value) => {
          const kind = isComparable(path) ? dice.next().value : 0;
          if (kind === 0) return value;
          changed.push(path);
          // A list keeps its length.
          const gone = typeof path.at(-1) === "number" ? UNKNOWN : undefined;
          return [value, other(value), UNKNOWN, gone][kind];
        }) as JsonObject;
        const wanted = changed.map(pathText).sort();
        const [there, back] = [diff(inputs, edited), diff(edited, inputs)];
        expect(namesOf(there)).toEqual(wanted);
        expect(namesOf(back)).toEqual(wanted);
        for (const { path, replace } of there) expect(replace === true).toBe(facts.replacing.includes(String(path[0])));
      }),
      RUNS,
    );
  });

  test("unknown differs from everything", () => {
    fc.assert(
      fc.property(created, (given) => {
        const inputs = checked(given);
        const names = Object.keys(inputs).filter((name) => isComparable([name]) && !isNothing(inputs[name] as Json));
        const unknown = { ...inputs, ...Object.fromEntries(names.map((name) => [name, UNKNOWN])) };
        expect([...new Set(diff(inputs, unknown).map(({ path }) => path[0]))].sort()).toEqual(names.sort());
      }),
      RUNS,
    );
  });
});

const namesOf = (changes: readonly { path: Path }[]) => [...new Set(changes.map(({ path }) => pathText(path)))].sort();

/** A copy in which each leaf is what `change` makes of it; undefined removes it. */
function edit(value: Json, change: (path: Path, leaf: Json) => Json | undefined, at: Path = []): Json | undefined {
  if (isNothing(value) || (isObject(value) && Object.keys(value).length === 0)) return value;
  if (Array.isArray(value)) return value.map((item, i) => edit(item, change, [...at, i]) ?? item);
  if (!isObject(value)) return change(at, value);
  const entries = Object.entries(value).map(([key, item]) => [key, edit(item, change, [...at, key])] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

function other(leaf: Json): Json {
  if (typeof leaf === "boolean") return !leaf;
  return typeof leaf === "number" ? leaf + 1 : `${leaf}, changed`;
}

function backwards(value: Json, sets: ReadonlySet<string>, at: Path = []): Json {
  if (Array.isArray(value)) return sets.has(pathText(at)) ? [...value].reverse() : value;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, backwards(item, sets, [...at, key])]));
}
