import { CannotTell, holds, type Probe, same } from "./probe";

const NO_OTHER_TOKEN = "it needs a token in another state";

export const protocol: Probe[] = [
  {
    name: "auth-alike",
    rule: "a missing, a malformed and a wrong token get the same 401, with code 10000",
    async ask(lab) {
      for (const authorization of [null, "Basic bm90IGEgdG9rZW4=", "Bearer not-a-token-of-this-account"]) {
        const { status, body } = await lab.call("GET", "meetings?per_page=1", { authorization });
        same(authorization ?? "no token", [status, body?.errors?.[0]?.code], [401, 10000]);
      }
    },
  },
  {
    name: "auth-before-routing",
    rule: "an unknown route without a token is a 401",
    async ask(lab) {
      same("status", (await lab.call("GET", "no-such-collection", { authorization: null })).status, 401);
    },
  },
  {
    name: "verify-route",
    rule: "only one of the two verify routes knows a token; the other answers 401 with code 1000",
    async ask({ api }) {
      const routes = ["/user/tokens/verify", `/accounts/${api.target.accountId}/tokens/verify`];
      const replies = [];
      for (const route of routes) replies.push(await api.call("GET", route));
      const [known, unknown] = replies.sort((a, b) => a.status - b.status);
      same("statuses", [known?.status, unknown?.status], [200, 401]);
      same("code", unknown?.body?.errors?.[0]?.code, 1000);
    },
  },
  {
    name: "token-status",
    rule: "a token that verify knows is active",
    ask: { notProbed: NO_OTHER_TOKEN },
  },
  {
    name: "unentitled",
    rule: "an account without RealtimeKit gets its 403 in the service's envelope",
    ask: { notProbed: "it needs an account without RealtimeKit" },
  },
  {
    name: "unknown-route",
    rule: "an unknown route is a 404 in the gateway's envelope, with code 7000",
    async ask(lab) {
      const { status, body } = await lab.call("GET", "no-such-collection");
      same("status and code", [status, body?.errors?.[0]?.code], [404, 7000]);
    },
  },
  {
    name: "no-such-method",
    rule: "DELETE of a meeting is a 405 with Allow, in the gateway's envelope, with code 10405",
    async ask(lab) {
      const { status, body, headers } = await lab.call("DELETE", `meetings/${(await lab.meeting()).id}`);
      same("status and code", [status, body?.errors?.[0]?.code], [405, 10405]);
      holds("no Allow header", headers.has("allow"));
    },
  },
  {
    name: "long-account-id",
    rule: "an account_id of more than 32 characters is a 400 in the gateway's envelope, with code 7003",
    async ask({ api }) {
      const { status, body } = await api.call("GET", `/accounts/${"0".repeat(33)}/realtime/kit/apps`);
      same("status and code", [status, body?.errors?.[0]?.code], [400, 7003]);
    },
  },
  {
    name: "app-id-length",
    rule: "an app_id may have more than 32 characters",
    async ask({ api }) {
      const path = `/accounts/${api.target.accountId}/realtime/kit/${"a".repeat(40)}/meetings`;
      holds("a 400", (await api.call("GET", path)).status !== 400);
    },
  },
  {
    name: "ray-id",
    rule: "every answer has a cf-ray of its own: 16 hex digits and a place",
    async ask(lab) {
      const rays = [];
      for (let i = 0; i < 2; i++) rays.push((await lab.call("GET", "presets?per_page=1")).headers.get("cf-ray"));
      for (const ray of rays) holds(`cf-ray: ${ray}`, /^[0-9a-f]{16}-[A-Z]{3}$/.test(ray ?? ""));
      holds("the same for two answers", rays[0] !== rays[1]);
    },
  },
  {
    name: "bad-request",
    rule: 'a wrong body is a 400, `BAD_REQUEST: "field" must be …`, for the first wrong field of the schema',
    async ask(lab) {
      const body = { session_keep_alive_time_in_secs: 5, persist_chat: "yes", title: lab.name("Wrong") };
      const { status, message } = await lab.refusal("POST", "meetings", body);
      same("status", status, 400);
      same("message", message, 'BAD_REQUEST: "persist_chat" must be a boolean');
    },
  },
  {
    name: "body-required",
    rule: "a POST without a body is a 400",
    async ask(lab) {
      same("status", (await lab.call("POST", "meetings")).status, 400);
    },
  },
  {
    name: "invalid-json",
    rule: "a body that is not JSON is a 400",
    async ask(lab) {
      same("status", (await lab.call("POST", "meetings", { body: "{not JSON" })).status, 400);
    },
  },
  {
    name: "too-large",
    rule: "a body of more than 1 MB is a 413",
    async ask(lab) {
      const { id, title } = await lab.meeting();
      const body = { title, padding: "x".repeat(1_100_000) };
      same("status", (await lab.call("PUT", `meetings/${id}`, { body })).status, 413);
    },
  },
  {
    name: "unknown-keys",
    rule: "unknown keys of a body are ignored",
    async ask(lab) {
      const { id, title } = await lab.meeting();
      const { status, body } = await lab.call("PUT", `meetings/${id}`, { body: { title, no_such_field: 1 } });
      same("status", status, 200);
      same("no_such_field", body?.data?.no_such_field, undefined);
    },
  },
  {
    name: "error-words",
    rule: "404 and 409 say `No preset found with id …` and `A preset with the name … already exists`",
    async ask(lab) {
      const id = lab.unknownId();
      const unknown = { status: 404, message: `No preset found with id ${id}` };
      same("404", await lab.refusal("GET", `presets/${id}`), unknown);
      const body = lab.presetBody("Preset");
      await lab.preset();
      const taken = { status: 409, message: `A preset with the name "${body.name}" already exists` };
      same("409", await lab.refusal("POST", "presets", body), taken);
    },
  },
];

const WOULD_BLOCK = "it would block every call of the token's owner for 5 minutes, the dashboard's too";

export const rateLimit: Probe[] = [
  {
    name: "rate-headers",
    rule: "Ratelimit and Ratelimit-Policy come with every answer, under one name",
    async ask(lab) {
      const { headers } = await lab.call("GET", "presets?per_page=1");
      const [limit, policy] = [headers.get("ratelimit"), headers.get("ratelimit-policy")];
      holds(`Ratelimit: ${limit}`, /^"[^"]+";r=\d+;t=\d+$/.test(limit ?? ""));
      holds(`Ratelimit-Policy: ${policy}`, /^"[^"]+";q=\d+;w=\d+$/.test(policy ?? ""));
      same("name of the policy", policy?.split(";")[0], limit?.split(";")[0]);
    },
  },
  {
    name: "rate-refused",
    rule: "calls that are refused for another reason count",
    async ask(lab) {
      const left = async () => {
        const { headers } = await lab.call("GET", `presets/${lab.unknownId()}`);
        const [, r] = /r=(\d+)/.exec(headers.get("ratelimit") ?? "") ?? [];
        if (r === undefined) throw new CannotTell("the answers have no Ratelimit header");
        return Number(r);
      };
      const before = await left();
      const after = await left();
      if (after > before) throw new CannotTell("another window started in between");
      holds(`${before} calls left, then ${after}`, after < before);
    },
  },
  { name: "rate-answer", rule: "a 429 has code 10429", ask: { notProbed: WOULD_BLOCK } },
  {
    name: "rate-user",
    rule: "each token has a limit of its own",
    ask: { notProbed: "it needs two tokens of one user" },
  },
  {
    name: "rate-window",
    rule: "a window starts with the first call after the last one's end",
    ask: { notProbed: "it takes more than 5 minutes in which nothing else may use the token" },
  },
  {
    name: "rate-block",
    rule: "the block runs from the call that went over; later calls do not make it longer",
    ask: { notProbed: WOULD_BLOCK },
  },
];
