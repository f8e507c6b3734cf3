import type * as z from "zod";
import { isObject, type JsonObject, type Path, pathText, UNKNOWN, valueAt } from "../values";
import { nearest } from "./nearest";
import { misspelt, misspeltInMap } from "./openFields";
import { outputTexts } from "./outputText";
import { secretFinder } from "./secrets";
import { describe, type FieldSchema, fields, freeMaps, type InputSource, openPaths } from "./walk";

/** A problem with the inputs, in words for the user. The reason does not repeat the path. */
export interface Problem {
  path: Path;
  reason: string;
}

type Issue = z.core.$ZodIssue;

/** Returns all problems of inputs at once. A value that the engine does not know yet counts as valid. */
export function validator(schema: z.ZodType, source?: InputSource): (inputs: JsonObject) => Problem[] {
  const description = describe(schema, source);
  const known = new Map<string, FieldSchema[]>();
  const required = new Set(description.required);
  for (const { path, facts } of fields(description)) {
    for (const name of facts.required ?? []) required.add(pathText([...path, name]));
    const key = pathText(path);
    known.set(key, [...(known.get(key) ?? []), facts]);
  }
  const secretPathsOf = secretFinder(description);
  const maps = freeMaps(description);
  const open = openPaths(description)
    .filter((path) => !maps.some((map) => String(map.path) === String(path)))
    .map((path) => ({ path, known: namesBelow(pathText(path), [...known.keys()]) }));
  const schemaProblems = (inputs: JsonObject): Problem[] => {
    const result = schema.safeParse(inputs);
    if (result.success) return [];
    const secrets = secretPathsOf(inputs).map((path) => `${pathText(path)}.`);
    /** Whether the value must not be shown: a secret, or a value that contains one or is part of one. */
    const isSecret = (path: Path) => {
      const text = `${pathText(path)}.`;
      return secrets.some((secret) => secret.startsWith(text) || text.startsWith(secret));
    };
    return relevantIssues(result.error.issues, inputs, []).flatMap((issue): Problem[] => {
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => unknownKey([...issue.path, key] as Path, [...known.keys()]));
      }
      const path = issue.path as Path;
      const facts = known.get(pathText(path))?.[0];
      const given = valueAt(inputs, path);
      const mayLeaveOut = given === null && !required.has(pathText(path));
      return [{ path, reason: explain(issue, given, facts, isSecret(path), mayLeaveOut) }];
    });
  };
  return (inputs) =>
    firstOfEachPath([
      ...outputTexts(inputs),
      ...schemaProblems(inputs),
      ...open.flatMap(({ path, known }) => misspelt(inputs, path, known)),
      ...maps.flatMap((map) => misspeltInMap(inputs, map)),
    ]);
}

function firstOfEachPath(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const path = JSON.stringify(problem.path);
    if (!first.has(path)) first.set(path, problem);
  }
  return [...first.values()];
}

/** The names of the fields directly below the path. */
function namesBelow(path: string, known: readonly string[]): string[] {
  const start = path === "" ? "" : `${path}.`;
  return known
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
    .filter((key) => !key.includes("."));
}

/**
 * The issues to report. Drops those of values that are not known yet, and reports only the variant of a union that was
 * most likely meant. Returned issues have their full path.
 */
function relevantIssues(issues: readonly Issue[], inputs: JsonObject, at: Path): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...(issue.path as Path)];
    if (valueAt(inputs, path) === UNKNOWN) return [];
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path: [...path] }];
    const variants = issue.errors.map((errors) => relevantIssues(errors, inputs, path));
    if (variants.some((errors) => errors.length === 0)) return [];
    const names = variants.flat().flatMap((each) => (each.code === "invalid_union" ? [each.discriminator] : []));
    // A variant for another kind of value, or with another discriminator, was not meant.
    const isOther = (each: Issue) =>
      each.code === "custom" ||
      (each.code === "invalid_type" && each.path.length === path.length) ||
      names.includes(String(each.path.at(-1)));
    return variants.find((errors) => !errors.some(isOther)) ?? variants[0] ?? [];
  });
}

function unknownKey(path: Path, known: readonly string[]): Problem {
  const siblings = namesBelow(pathText(path.slice(0, -1)), known);
  if (siblings.includes(String(path.at(-1)))) return { path, reason: `not allowed in this kind of ${path.at(-2)}` };
  const meant = nearest(String(path.at(-1)), siblings);
  const elsewhere = known.filter((key) => key.split(".").at(-1) === path.at(-1));
  const hint = meant
    ? `did you mean "${meant}"?`
    : elsewhere.length > 0
      ? `it belongs at ${elsewhere.join(" or ")}`
      : `known properties: ${siblings.join(", ")}`;
  return { path, reason: `unknown property; ${hint}` };
}

function explain(
  issue: Issue,
  given: unknown,
  facts: FieldSchema | undefined,
  secret: boolean,
  mayLeaveOut: boolean,
): string {
  if (given === undefined) {
    const from = facts?.from;
    if (!from) return `missing; must be ${allowed(issue, facts)}`;
    const elsewhere = from.isProvider
      ? `set ${String(issue.path.at(-1))} of the Provider`
      : `run "pulumi config set ${from.config} <value>"`;
    return `missing; set it here, or ${elsewhere}, or set the environment variable ${from.env}`;
  }
  const leaveOut = mayLeaveOut ? "; leave it out to use the default" : "";
  return `got ${secret ? "[secret]" : shown(given)}, must be ${allowed(issue, facts)}${leaveOut}`;
}

function allowed(issue: Issue, facts: FieldSchema | undefined): string {
  switch (issue.code) {
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return "options" in issue ? oneOf(issue.options as string[]) : "another value";
    case "too_small":
    case "too_big":
      if (issue.origin === "array") return "a list of one item or more";
      return issue.origin === "string" ? sized(issue) : ranged(facts ?? bound(issue));
    case "invalid_format":
      // The schema has the text for a pattern next to it.
      return issue.format === "url" ? "a URL" : issue.message;
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int" ? ranged(facts) : article(issue.expected);
    default:
      return "another value";
  }
}

function ranged(facts: FieldSchema | undefined): string {
  const kind = facts?.type === "integer" ? "a whole number" : "a number";
  // JSON Schema bounds every integer by JavaScript's safe integers, which are not bounds of the field.
  const isBound = (value?: number) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const [minimum, maximum] = [facts?.minimum, facts?.maximum].map((value) => (isBound(value) ? value : undefined));
  const unit = facts?.unit ? ` ${facts.unit}` : "";
  if (maximum === undefined) return minimum === undefined ? kind : `${kind} of at least ${minimum}${unit}`;
  return minimum === undefined
    ? `${kind} of at most ${maximum}${unit}`
    : `${kind} from ${minimum} to ${maximum}${unit}`;
}

type OutOfRange = Extract<Issue, { code: "too_small" | "too_big" }>;

/** The end of the range that a value is outside of, for the items of a list, which have no field. */
function bound(issue: OutOfRange): FieldSchema {
  return issue.code === "too_small" ? { minimum: Number(issue.minimum) } : { maximum: Number(issue.maximum) };
}

function sized(issue: OutOfRange): string {
  if (issue.code === "too_big") return `at most ${issue.maximum} characters long`;
  return `at least ${issue.minimum} character${issue.minimum === 1 ? "" : "s"} long`;
}

function oneOf(values: readonly unknown[]): string {
  const quoted = values.map((value) => JSON.stringify(value));
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function article(type: string): string {
  const names: Record<string, string> = { boolean: "true or false", array: "a list", object: "an object" };
  return names[type] ?? `a ${type}`;
}

/** The value in a few characters. Objects and lists are shown only by kind, because they may contain anything. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isObject(value)) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
