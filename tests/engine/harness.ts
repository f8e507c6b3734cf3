import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type Emulator, type EmulatorOptions, startEmulator } from "realtimekit-emulator";
import { RealtimeKitMeeting, type RealtimeKitMeetingArgs } from "../../sdk";
import { FAST_START } from "../shared/fastStart";
import { type EngineStack, newStack } from "./engineStack";

export type { Outcome } from "./engineStack";

export const ACCOUNT = "0123456789abcdef0123456789abcdef";
export const APP = "14a396e7-ca44-4937-bf1f-050a69118543";
export const TOKEN = "test-token";

/** What manages the resources of a suite: jest.config.cjs runs some suites on both hosts. */
export const HOST: "dynamic" | "native" = (globalThis as { HOST?: "native" }).HOST ?? "dynamic";

/** The type token of `Meeting`, for example. */
export function tokenOf(type: string): string {
  return HOST === "native" ? `realtimekit:index:${type}` : `pulumi-nodejs:dynamic/realtimekit:${type}`;
}

/** The config key of the token: the engine passes the plugin no namespace but its own. */
export const TOKEN_KEY = HOST === "native" ? "realtimekit:apiToken" : "cloudflare:apiToken";

/** For what is the same on every host, in a suite that runs on both: undefined on the second. */
export const once = HOST === "dynamic" ? { test, describe } : undefined;

/** A real stack, on a real engine, against an emulator of its own over HTTP. */
export interface World extends EngineStack {
  emulator: Emulator;
  /** `POST meetings 201`: what the emulator was asked since the last call of this. */
  requests(): string[];
  /** The meetings of APP as the emulator stores them. */
  meetings(): ReturnType<Emulator["meetings"]>;
  /**
   * A new world without an operation, which is what a destroy costs: the stack has no resources, its environment is as
   * it was, APP has no meetings, no fault is left, and no request was made. The rest of the emulator stays.
   */
  reset(): void;
}

/** A program of one meeting, `m`, that exports its id and status. */
export function oneMeeting(args: RealtimeKitMeetingArgs = {}, opts = {}): PulumiFn {
  return async () => {
    const meeting = new RealtimeKitMeeting("m", { accountId: ACCOUNT, appId: APP, ...args }, opts);
    return { id: meeting.id, status: meeting.status };
  };
}

/** The id of a new meeting that no stack owns. */
export async function madeByHand(world: World, body: object): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/${APP}/meetings`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(body),
  });
  world.requests();
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

export async function newWorld(options: EmulatorOptions = {}): Promise<World> {
  const emulator = await startEmulator({ token: TOKEN, ...options });
  const stack = await newStack({
    ...FAST_START,
    CLOUDFLARE_API_TOKEN: options.token ?? TOKEN,
    CLOUDFLARE_BASE_URL: emulator.url,
  });
  return {
    ...stack,
    emulator,
    requests() {
      const seen = emulator.requests.map(({ method, path, status }) => `${method} ${path.split("/kit/")[1]} ${status}`);
      emulator.requests.length = 0;
      return seen.map((line) => line.replace(`${APP}/`, "").replaceAll(/\/[0-9a-f-]{36}/g, "/ID"));
    },
    meetings: () => emulator.meetings(ACCOUNT, APP),
    reset() {
      stack.reset();
      emulator.faults.clear();
      for (const { id } of emulator.meetings(ACCOUNT, APP)) emulator.removeMeeting(ACCOUNT, APP, id);
      emulator.requests.length = 0;
    },
    async close() {
      await emulator.close();
      await stack.close();
    },
  };
}
