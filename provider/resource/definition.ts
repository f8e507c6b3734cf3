import type { z } from "zod";
import type { Key } from "../claims";
import type { ErrorCode } from "../errors";
import type { Strategy } from "../recovery/strategy";
import type { Problem } from "../schema/validate";
import type { JsonObject } from "../values";
import type { Service } from "./service";

/** An object as RealtimeKit has it, in our names. */
export interface Remote {
  id: string;
  live: JsonObject;
}

/** A change of a resource that exists. Old inputs are what was declared, old outputs what RealtimeKit had. */
export interface Change {
  id: string;
  oldInputs: JsonObject;
  oldOutputs: JsonObject;
  inputs: JsonObject;
}

/** A resource as the state has it. Without inputs nothing of it is declared: it is only read, or imported. */
export interface Recorded {
  id: string;
  inputs: JsonObject | undefined;
  outputs: JsonObject;
}

/** Why a change cannot be made, by an error code of its own. */
export interface Refusal {
  code: ErrorCode;
  reason: string;
}

/** What `npx pulumi-realtimekit orphans` needs to know to find the objects that no resource holds, and to name a remedy. */
export interface OrphanFacts {
  /** The wire field that people recognize an object by. */
  label: string;
  /** The wire fields, with their values, that make an object count; the list of RealtimeKit is filtered by them. */
  live: Readonly<Record<string, string>>;
  /**
   * The call that takes one out of use, and the word for it: "deactivate" by a PATCH, "delete" by a DELETE. Left out
   * where there is none.
   */
  retire?: { verb: string; method: "PATCH" | "DELETE"; body?: JsonObject };
}

/** What looking up objects that exist needs to know, beyond the schemas. */
export interface LookupFacts {
  /** The input that people know an object by. RealtimeKit may have several objects with the same. */
  label: string;
  /** What RealtimeKit filters its list by, such as `search`. */
  filters: z.ZodObject;
  /** The fields that a list leaves out: a lookup of one object reads it by GET, a lookup of all does without them. */
  unlisted: readonly string[];
  /** Required inputs that an object which this package did not make may not have. */
  optional?: readonly string[];
  /** How one object is read by its id: by GET, or from the list where there is no GET; undefined: only all are looked up. */
  one?: "get" | "list";
}

/**
 * What makes a type of resource. Everything that differs between types is in their definitions, and nowhere else.
 *
 * Each call works on `service` and leaves the rest to the core: deadlines, retries, secrets, outputs, claims. A call
 * whose first step succeeded and whose later step failed throws `Unfinished`.
 */
export interface Definition {
  /** What messages call it. It is also the name of its export in provider/index.ts, which state files hold for ever. */
  name: string;
  /** `Meeting` of the class `RealtimeKitMeeting` and of the type token `pulumi-nodejs:dynamic/realtimekit:Meeting`. */
  type: string;
  /** Where its objects are, below `accounts/{accountId}/realtime/kit/`; `{…}` are inputs. */
  collection: string;
  /** The field of a create's answer that has the new object, if the answer is not the object itself. */
  createdAs?: string;
  /** RealtimeKit answers 404 for a list that is empty. */
  emptyIsNotFound?: boolean;
  /** The page of Cloudflare's API reference. */
  documentation: string;
  /** What a program declares; each field has its facts (schema/field.ts). */
  inputs: z.ZodObject;
  /** What RealtimeKit adds to that, such as times; never a cause of a change. */
  outputs: z.ZodObject;

  /** Sets of values by name, all of the same fields, from which `complete` fills in what is left out. */
  templates?: Readonly<Record<string, object>>;
  /** Rules across fields, beyond the schema. `isNew`: the object is not there yet. */
  failures?(inputs: JsonObject, isNew: boolean): Problem[];
  warnings?(inputs: JsonObject): Problem[];
  /** Fills in what the program leaves out, beyond the defaults of `separateCall` fields. */
  complete?(inputs: JsonObject, settings: { oldInputs: JsonObject | undefined }): JsonObject;
  /** Why an object that exists cannot take a change; undefined when it can. Not asked when the object is replaced. */
  refusal?(change: Change): Refusal | undefined;
  /** What no two resources of a stack may both have, such as a unique title. */
  keys?(inputs: JsonObject, isNew: boolean): Key[];
  /** The code of the error when a second resource has the same object. */
  conflict(inputs: JsonObject): ErrorCode;

  /** Left out by a type whose objects cannot be orphans. */
  orphans?: OrphanFacts;
  /** Left out by a type that has no lookups. */
  lookup?: LookupFacts;

  /** How an object is found whose create was lost. */
  recovery: Strategy;
  create(inputs: JsonObject, service: Service): Promise<Remote>;
  /** Without it, one GET. */
  read?(recorded: Recorded, service: Service): Promise<Remote>;
  /** Without it every change replaces the object (`replaces`) or is refused. */
  update?(change: Change, service: Service): Promise<Remote>;
  /** Without it the object stays at RealtimeKit, and a warning says so. */
  remove?(recorded: Recorded, service: Service): Promise<void>;
}
