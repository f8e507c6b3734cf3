import * as z from "zod";
import { factsOf } from "../../provider/schema/facts";
import { field } from "../../provider/schema/field";
import { secretText } from "../../provider/schema/secretText";
import {
  describe as describeSchema,
  fields,
  filledDefaults,
  freeMaps,
  openPaths,
  pathsWith,
} from "../../provider/schema/walk";
import { pathText } from "../../provider/values";

const doc = "D.";
const shared = z
  .strictObject({ key: field(secretText(z.string()).optional(), { doc, secret: true }), size: z.number().optional() })
  .meta({ id: "WalkShared" });
const color = z.strictObject({ red: z.number(), green: z.number() }).meta({ id: "WalkColor" });
const inputs = z.strictObject({
  accountId: field(z.string(), { doc, replaces: true, providerOnly: true, from: { config: "cloudflare:a", env: "A" } }),
  name: field(z.string(), { doc, trimmed: true }),
  on: field(z.boolean().optional(), { doc, default: true, separateCall: true }),
  off: field(z.boolean().optional(), { doc, default: false }),
  apart: field(z.string().optional(), { doc, separateCall: true }),
  tags: field(z.array(z.string()).optional(), { doc, set: true }),
  once: field(z.string().optional(), { doc, onlyOnCreate: true }),
  storage: field(
    z
      .union([
        z.strictObject({ kind: z.literal("a"), ...shared.shape }),
        z.looseObject({ kind: z.literal("b"), key: field(z.string(), { doc, secret: true, writeOnly: true }) }),
      ])
      .optional(),
    { doc },
  ),
  one: shared.optional(),
  two: z.strictObject({ inner: shared }).optional(),
  anything: z.looseObject({}).optional(),
  colors: z.record(z.string(), color).optional(),
  sizes: z.record(z.string(), z.strictObject({ width: z.number() })).optional(),
  texts: z.record(z.string(), z.string()).optional(),
});
const outputs = z.strictObject({
  createdAt: field(z.string(), { doc }),
  token: field(z.string(), { doc, secret: true, kept: true, renewedBy: "tokenVersion" }),
  seen: field(z.string().optional(), { doc, kept: true }),
});
const schema = describeSchema(inputs);
const texts = (paths: Iterable<readonly (string | number)[]>) => [...paths].map(pathText);

test("the fields of a schema are those at every depth, of every variant and of shared schemas", () => {
  const found = texts([...fields(schema)].map(({ path }) => path));
  expect(found).toEqual(
    expect.arrayContaining(["name", "storage", "storage.kind", "storage.key", "one.key", "one.size", "two.inner.key"]),
  );
  expect(found.filter((path) => path === "storage.kind")).toHaveLength(2);
  expect(found).toContain("one.key.env");
});

test("the paths with a fact come once each, in the order of the schema", () => {
  expect(texts(pathsWith(schema, "secret"))).toEqual(["storage.key", "one.key", "two.inner.key"]);
  expect(texts(pathsWith(schema, "writeOnly"))).toEqual(["storage.key"]);
  expect(texts(pathsWith(schema, "set"))).toEqual(["tags"]);
  expect(texts(pathsWith(schema, "trimmed"))).toEqual(["name"]);
});

test("the defaults that the provider fills in are those of separate calls", () => {
  expect(filledDefaults(schema)).toStrictEqual({ on: true });
  expect(filledDefaults({})).toEqual({});
});

test("open objects accept any field; a map is one of them", () => {
  expect(texts(openPaths(schema))).toEqual(["storage", "anything", "colors", "sizes", "texts"]);
});

test("maps have the names of their values, also where those are shared", () => {
  expect(freeMaps(schema)).toEqual([
    { path: ["colors"], names: ["red", "green"] },
    { path: ["sizes"], names: ["width"] },
    { path: ["texts"], names: [] },
  ]);
});

test("a host with a namespace of its own has all config keys there, under the name of the field", () => {
  const { properties } = describeSchema(inputs, { namespace: "mine", isProvider: false });
  expect(properties?.accountId?.from).toEqual({ config: "mine:accountId", env: "A" });
  expect(properties?.name).toEqual(schema.properties?.name);
  expect(describeSchema(inputs).properties?.accountId?.from).toEqual({ config: "cloudflare:a", env: "A" });
  expect(describeSchema(z.string(), { namespace: "mine", isProvider: false }).properties).toEqual({});
});

test("the facts of a type, by what comparing and sending need", () => {
  const facts = factsOf({ inputs, outputs });
  const names = Object.keys(inputs.shape);
  const without = (...left: string[]) => names.filter((name) => !left.includes(name));
  expect(facts).toMatchObject({
    names,
    compared: without("once"),
    replacing: ["accountId"],
    providerOnly: ["accountId"],
    body: without("accountId", "on", "apart"),
    filledIn: { on: true },
    defaults: new Map([
      ["on", true],
      ["off", false],
    ]),
    secretOutputs: ["token"],
    secret: new Set(["storage.key", "one.key", "two.inner.key"]),
    writeOnly: new Set(["storage.key"]),
    sets: new Set(["tags"]),
    trimmed: new Set(["name"]),
    outputs: ["createdAt", "token", "seen"],
    kept: ["token", "seen"],
    needed: ["token"],
    renewedBy: { token: "tokenVersion" },
  });
  expect(factsOf({ inputs, outputs: outputs.pick({ seen: true }) }).needed).toEqual([]);
  expect(facts.maps.get("colors")).toEqual(new Set(["red", "green"]));
});
