import { type Call, describeCall } from "../../provider/api/call";
import { Cancellation } from "../../provider/api/cancellation";
import { type Connection, proxyFor } from "../../provider/api/connection";
import { createDispatcher } from "../../provider/api/dispatcher";
import { errorOf } from "../../provider/api/envelope";
import { type HttpAnswer, type NoAnswer, transport } from "../../provider/api/transport";
import { redactor } from "../../provider/redact";
import { isObject, type Json, parseJson, property } from "../../provider/values";

/** The answer to a call, told apart by who gave it. */
export interface Heard extends HttpAnswer {
  /**
   * `gateway`: Cloudflare's, in front of all its services. `service`: RealtimeKit's own. `foreign`: neither's, so most
   * likely the address leads to another server.
   */
  from: "gateway" | "service" | "foreign";
  succeeded: boolean;
  body: Json | undefined;
  /** The error that the provider would report. */
  brief: string;
}

/** A call gets no second attempt, because the doctor shows what happens. */
const CALL_MS = 30_000;

/** Sends single calls by the provider's own connection. */
export class Service {
  private readonly dispatcher;
  private readonly cancellation = new Cancellation(new AbortController().signal);

  constructor(private readonly connection: Connection) {
    this.dispatcher = createDispatcher(proxyFor(connection));
  }

  async get(path: string[], more: Pick<Call, "ofToken" | "query"> = {}): Promise<Heard | NoAnswer> {
    const call: Call = { method: "GET", path, ...more };
    const answer = await transport(call, this.connection, await this.dispatcher, CALL_MS, this.cancellation);
    if ("error" in answer) return answer;
    const body = parseJson(answer.text);
    const asked = { words: describeCall(call), namesObject: false };
    const { brief } = errorOf(answer, asked, this.connection, redactor([this.connection.token]));
    const from = !isObject(body) || typeof property(body, "success") !== "boolean" ? "foreign" : ownerOf(body);
    const succeeded = from !== "foreign" && answer.status === 200 && property(body, "success") === true;
    return { ...answer, from, succeeded, body, brief };
  }

  async close(): Promise<void> {
    await (await this.dispatcher).close();
  }
}

/** Only the gateway's envelope has `errors`. */
function ownerOf(body: Json): Heard["from"] {
  return Array.isArray(property(body, "errors")) ? "gateway" : "service";
}
