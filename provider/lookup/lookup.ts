import type { Network } from "../api/network";
import { RealtimeKitError } from "../errors";
import { redactor } from "../redact";
import { addressInWords } from "../resource/address";
import { addressNames, type Collection, LONGEST_SEARCH } from "../resource/collection";
import type { Remote } from "../resource/definition";
import { withoutSecrets } from "../resource/live";
import type { Context } from "../resource/resource";
import { collectionOf } from "../resource/service";
import { factsOf } from "../schema/facts";
import { type Problem, validator } from "../schema/validate";
import type { InputSource } from "../schema/walk";
import { isObject, type JsonObject, merged, pathText, pick, property } from "../values";
import { toWire } from "../wire";
import { allArguments, type Findable, oneArguments, shownFields } from "./fields";
import { none, several } from "./words";

/** What a lookup needs from whoever hosts it. */
export interface LookupContext extends Pick<Context, "connection" | "warn" | "variable" | "config"> {
  /** What all lookups of a process share. */
  network: Network;
  /** Texts of the arguments that no message may show. */
  hidden: readonly string[];
}

/** The lookups of one type: plain data in and out. They read, and change nothing. */
export interface Lookups {
  /** Every object that the arguments leave, in RealtimeKit's order. */
  all(args: JsonObject, context: LookupContext): Promise<JsonObject[]>;
  /** The one object that the arguments name. */
  one(args: JsonObject, context: LookupContext): Promise<JsonObject>;
}

/** @param source where the host takes arguments from that a lookup leaves out, if it has a source of its own */
export function lookupsOf(definition: Findable, source?: InputSource): Lookups {
  const { type, name, lookup } = definition;
  const { label } = lookup;
  const facts = factsOf(definition, source);
  const address = addressNames(definition.collection);
  const problemsOfAll = validator(allArguments(definition), source);
  const problemsOfOne = validator(oneArguments(definition), source);
  const fields = shownFields(definition);
  const names = [fields.inputs, fields.outputs].flatMap(({ properties = {} }) => Object.keys(properties));
  const filters = Object.keys(lookup.filters.shape);

  function collection(args: JsonObject, { network, connection, warn, hidden }: LookupContext): Collection {
    const api = network.connect(connection, redactor([connection.token, ...hidden]), warn);
    return collectionOf(definition, facts, args, api);
  }

  function list(objects: Collection, args: JsonObject): Promise<Remote[]> {
    const text = property(args, label);
    const isSearchable = filters.includes("search") && typeof text === "string" && text.length <= LONGEST_SEARCH;
    const query = merged(isSearchable ? { search: text } : {}, pick(args, filters));
    return objects.list(toWire(query) as Record<string, string>);
  }

  /** The object with the names of the resource. What RealtimeKit has no value for is left out. */
  function result({ id, live }: Remote, args: JsonObject): JsonObject {
    const all = merged(pick(facts.filledIn, names), withoutNulls(pick(live, names)), pick(args, address));
    return { id, ...(withoutSecrets(all, facts.writeOnly) as JsonObject) };
  }

  /** Runs a lookup if its arguments are valid. Its errors name the lookup. */
  async function run<T>(
    call: string,
    problems: Problem[],
    args: JsonObject,
    context: LookupContext,
    find: () => Promise<T>,
  ) {
    const redact = redactor(context.hidden);
    try {
      if (problems.length > 0) throw wrongArguments(problems);
      return await find();
    } catch (error) {
      if (!(error instanceof RealtimeKitError)) throw error;
      const where = addressInWords(args, address, facts, context);
      const check = error.code === "RTK_NOT_FOUND" ? `. Check ${where}` : "";
      throw new RealtimeKitError(error.code, redact(`${call}: ${error.summary}${check}`), error);
    }
  }

  async function byId(id: string, objects: Collection): Promise<Remote> {
    if (lookup.one === "get") return objects.get(id);
    const found = (await objects.list()).find((each) => each.id === id);
    if (found) return found;
    throw new RealtimeKitError("RTK_NOT_FOUND", `there is no ${name} ${id}`);
  }

  async function byLabel(args: JsonObject, objects: Collection): Promise<Remote> {
    const text = String(property(args, label));
    const listed = await list(objects, args);
    const [first, ...others] = listed.filter(({ live }) => live[label] === text);
    if (!first) throw none(name, label, text, listed);
    if (others.length > 0) throw several(name, label, text, [first, ...others]);
    return lookup.unlisted.length > 0 ? objects.get(first.id) : first;
  }

  function notOne(args: JsonObject): Problem[] {
    const given = ["id", label].filter((each) => property(args, each) !== undefined);
    return given.length === 1
      ? []
      : [{ path: ["id"], reason: `give either id or ${label}, got ${given.length === 0 ? "neither" : "both"}` }];
  }

  return {
    all: (args, context) =>
      run(`get${type}s`, problemsOfAll(args), args, context, async () => {
        const listed = await list(collection(args, context), args);
        const text = property(args, label);
        return listed
          .filter(({ live }) => text === undefined || live[label] === text)
          .map((each) => result(each, args));
      }),

    one: (args, context) =>
      run(`get${type}`, [...problemsOfOne(args), ...notOne(args)], args, context, async () => {
        const objects = collection(args, context);
        const id = property(args, "id");
        return result(id === undefined ? await byLabel(args, objects) : await byId(String(id), objects), args);
      }),
  };
}

function withoutNulls(object: JsonObject): JsonObject {
  const has = Object.entries(object).filter(([, value]) => value !== null);
  return Object.fromEntries(has.map(([key, value]) => [key, isObject(value) ? withoutNulls(value) : value]));
}

function wrongArguments(problems: readonly Problem[]): RealtimeKitError {
  const reasons = problems.map(({ path, reason }) => `${pathText(path)}: ${reason}`);
  return new RealtimeKitError("RTK_ARGUMENT", reasons.join("; "));
}
