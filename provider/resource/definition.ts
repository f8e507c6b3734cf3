import type { z } from "zod";
import type { Api } from "../api/client";
import type { Failure } from "../schema/validate";
import type { JsonObject } from "../values";

/** An object as RealtimeKit has it, in our names. */
export interface Remote {
  id: string;
  shown: JsonObject;
}

/** What `npx pulumi-realtimekit orphans` needs to know to find the objects that no resource holds, and to name a remedy. */
export interface OrphanFacts {
  /** The wire field that people recognize an object by. */
  label: string;
  /** The wire fields, with their values, that make an object count; the list of RealtimeKit is filtered by them. */
  live: Readonly<Record<string, string>>;
  /** The call that takes one out of use, and the word for it: "deactivate" by a PATCH, "delete" by a DELETE. */
  retire: { verb: string; method: "PATCH" | "DELETE"; body?: JsonObject };
}

/** Everything that differs between types of resources is in their definitions, and nowhere else. */
export interface Definition {
  /** What messages call it. It is also the name of its export in provider/index.ts, which state files hold for ever. */
  name: string;
  /** `Meeting` of the class `RealtimeKitMeeting` and of the type token `pulumi-nodejs:dynamic/realtimekit:Meeting`. */
  type: string;
  /** Where its objects are, below `accounts/{accountId}/realtime/kit/`; `{…}` are inputs. */
  collection: string;
  /** The page of Cloudflare's API reference. */
  documentation: string;
  /** What a program declares; each field has its facts (schema/field.ts). */
  inputs: z.ZodObject;
  /** What RealtimeKit adds to that, such as times; never a cause of a change. */
  outputs: z.ZodObject;
  /** Rules across fields, beyond the schema. */
  failures(inputs: JsonObject, creating: boolean): Failure[];
  warnings(inputs: JsonObject): Failure[];
  /** Why an object that exists cannot take the new inputs; undefined when it can. Not asked when it is replaced. */
  refusal(id: string, inputs: JsonObject): string | undefined;
  /** Left out by a type whose objects cannot be orphans. */
  orphans?: OrphanFacts;
  calls: {
    create(inputs: JsonObject, api: Api): Promise<Remote>;
    read(id: string, props: JsonObject, api: Api): Promise<Remote>;
    update(id: string, inputs: JsonObject, api: Api): Promise<Remote>;
    remove(id: string, props: JsonObject, api: Api): Promise<void>;
  };
}
