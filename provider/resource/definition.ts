import type * as z from "zod";
import type { Key } from "../claims";
import type { ErrorCode } from "../errors";
import type { Strategy } from "../recovery/strategy";
import type { Problem } from "../schema/validate";
import type { JsonObject } from "../values";
import type { Service } from "./service";

/** An object as RealtimeKit has it, with names in camelCase. */
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

/** A resource as the state has it. Without inputs, nothing is declared: it is only read, or imported. */
export interface Recorded {
  id: string;
  inputs: JsonObject | undefined;
  outputs: JsonObject;
}

/** Why a change cannot be made, with its error code. */
export interface Refusal {
  code: ErrorCode;
  reason: string;
}

/**
 * What the command line needs: `orphans` to find the objects that no resource holds and to suggest a remedy, and
 * `import-file` to list what an app has.
 */
export interface OrphanFacts {
  /** The wire field that people recognize an object by. */
  label: string;
  /** Only objects with these values count. The keys are wire fields, by which RealtimeKit filters the list. */
  live: Readonly<Record<string, string>>;
  /** The call that takes an object out of use, and the verb for it. Omitted if there is none. */
  retire?: { verb: string; method: "PATCH" | "DELETE"; body?: JsonObject };
}

/** What looking up objects that exist needs to know, beyond the schemas. */
export interface LookupFacts {
  /** The input by which people know an object. Several objects may have the same value. */
  label: string;
  /** What RealtimeKit filters its list by, such as `search`. */
  filters: z.ZodObject;
  /** The fields that a list leaves out. A lookup of one object reads it by GET; a lookup of several does without them. */
  unlisted: readonly string[];
  /** Required inputs that an object created by other means may not have. */
  optional?: readonly string[];
  /** How to read one object by its ID: by GET, or from the list. If omitted, only several can be looked up. */
  one?: "get" | "list";
}

/**
 * A type of resource. Everything that differs between types is in their definitions, and nowhere else.
 *
 * Each call uses `service` and leaves the rest to the core: deadlines, retries, secrets, outputs, claims. A call whose
 * first step succeeded and whose later step failed throws `Unfinished`.
 */
export interface Definition {
  /**
   * Name in messages. It is also the name of the export in provider/index.ts, which state files contain: never rename
   * it.
   */
  name: string;
  /** `Meeting` of the class `RealtimeKitMeeting` and of the type token `pulumi-nodejs:dynamic/realtimekit:Meeting`. */
  type: string;
  /** The path of its objects, below `accounts/{accountId}/realtime/kit/`; `{…}` are inputs. */
  collection: string;
  /** The field of a create's answer that contains the new object, if the answer is not the object itself. */
  createdAs?: string;
  /** RealtimeKit answers 404 if the list is empty. */
  emptyIsNotFound?: boolean;
  /** The page of Cloudflare's API reference. */
  documentation: string;
  /** What a program declares. Each field has facts (schema/field.ts). */
  inputs: z.ZodObject;
  /** What RealtimeKit adds, such as times. It never causes a change. */
  outputs: z.ZodObject;

  /** Named sets of values, from which `complete` fills in what the program leaves out. */
  templates?: Readonly<Record<string, object>>;
  /** Rules across fields, which the schema cannot express. `isNew`: the object does not exist yet. */
  failures?(inputs: JsonObject, isNew: boolean): Problem[];
  warnings?(inputs: JsonObject): Problem[];
  /** Fills in what the program leaves out, beyond the defaults of `separateCall` fields. */
  complete?(inputs: JsonObject, settings: { oldInputs: JsonObject | undefined }): JsonObject;
  /** Why an existing object cannot make a change; undefined if it can. Not called if the object is replaced. */
  refusal?(change: Change): Refusal | undefined;
  /** What two resources of a stack cannot both have, such as a unique title. */
  keys?(inputs: JsonObject, isNew: boolean): Key[];
  /** Error code for a second resource with the same object. */
  conflict(inputs: JsonObject): ErrorCode;

  /** Omitted if RealtimeKit has no list of these objects: `orphans` and `import-file` then leave them out. */
  orphans?: OrphanFacts;
  /** Omitted if the type has no lookups. */
  lookup?: LookupFacts;

  /** How to find the object of a create whose outcome is unknown. */
  recovery: Strategy;
  create(inputs: JsonObject, service: Service): Promise<Remote>;
  /** If omitted, one GET. */
  read?(recorded: Recorded, service: Service): Promise<Remote>;
  /** If omitted, every change replaces the object (`replaces`) or is refused. */
  update?(change: Change, service: Service): Promise<Remote>;
  /** If omitted, the object stays at RealtimeKit, and a warning says so. */
  remove?(recorded: Recorded, service: Service): Promise<void>;
}
