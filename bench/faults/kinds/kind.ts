import type Cloudflare from "cloudflare";
import type { Admission, CollectionName } from "../../../emulator/src";
import type { registry } from "../../../provider/registry";
import type { Account } from "../world";

/** Fields of a program, in camelCase, or of the API, in snake_case. */
export type Values = Record<string, unknown>;

/** An object as RealtimeKit answers it. */
export interface Wire extends Values {
  id: string;
  created_at: string;
}

export const OPERATIONS = ["create", "read", "update", "status", "token", "delete"] as const;
export type Operation = (typeof OPERATIONS)[number];
export type Method = "POST" | "GET" | "PUT" | "PATCH" | "DELETE";

/** What the stack has recorded of the resource. */
export interface State {
  id: string;
  props: Values;
}

/** A type of resource, as far as a scenario has to know it. Everything else is the same for all. */
export interface Kind {
  /** As the provider exports it, and as people call one. */
  name: keyof typeof registry;
  /** Where its objects are, below an account's RealtimeKit; `{…}` are inputs. It ends with the emulator's collection. */
  path: `${string}${CollectionName}`;
  /** The field by which people recognize one, in the API's spelling. */
  label: string;
  /** The method of the request that does it. Operations without one do not exist. */
  methods: Partial<Record<Operation, Method>>;
  /** Those for which the provider uses another. */
  oursBy?: Partial<Record<Operation, Method>>;

  /** What the program declares, beside where the object is; */
  declared: Values;
  /** what makes its body large, where something can; */
  bulk?: Values;
  /** what it changes later; */
  changes: Partial<Record<Operation, Values>>;
  /** and how somebody else's object differs. */
  others: Values;
  /** What somebody edits by hand, in the API's spelling. */
  edited: Values;

  /** Makes what there has to be before, and returns the rest of the address. */
  prepare?(account: Account): Promise<Values>;
  /** What is declared as the API takes it. */
  body(declared: Values, isNew: boolean): Values;
  /** The field of a create's answer that has the object, where the answer is not the object itself. */
  createdAs?: string;
  /** What an object has of what is declared. */
  shown(object: Values): Values;
  /** What only the answer to a create has. */
  kept?(created: Wire): Values;
  /** The body that takes an object out of use, where that is not its end. */
  closing?: Values;
  /** Whether an object counts as one that somebody would have to remove. */
  isOpen?(object: Values): boolean;
  /** What must hold of the state beside what is declared. */
  holds?(state: State, before: State | undefined, operation: Operation, admit: (token: string) => Admission): boolean;

  /** The calls as one writes them on Cloudflare's own SDK. */
  sdk(kit: Cloudflare["realtimeKit"]): Calls;
}

/** What a program without this package calls. */
export interface Calls {
  create(at: Values, body: Values): Promise<Wire>;
  /** Undefined, or an error that says 404, if it is gone. */
  read(at: Values, id: string): Promise<Wire | undefined>;
  update?(at: Values, id: string, body: Values): Promise<unknown>;
  token?(at: Values, id: string): Promise<Values>;
  delete?(at: Values, id: string): Promise<unknown>;
}

/** The names of the inputs that a path is filled with. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
}

/** The path of an address. */
export function pathOf({ path }: Pick<Kind, "path">, at: Values): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => String(at[name]));
}

/** The object of an answer's `data` to a create. */
export function createdIn({ createdAs }: Pick<Kind, "createdAs">, data: unknown): Wire {
  return (createdAs === undefined ? data : (data as Values)[createdAs]) as Wire;
}

/** The data of an answer, which may have none. */
export async function dataOf(answer: PromiseLike<{ data?: unknown }>): Promise<Wire> {
  const { data } = await answer;
  if (!data) throw new Error("the answer has no data");
  return data as Wire;
}
