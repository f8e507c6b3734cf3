/** A new collection is one folder and one line in src/collections.ts: here is one that the emulator has not heard of. */
import { api } from "../src/api";
import { useApp } from "../src/apps/useApp";
import type { Collection, Service } from "../src/collection";
import { collections } from "../src/collections";
import type { Fields } from "../src/fields/field";
import { fillDefaults } from "../src/fields/fillDefaults";
import { readBody } from "../src/fields/readBody";
import { redact, secretNames } from "../src/fields/redact";
import { success } from "../src/http/envelopes";
import { Tokens } from "../src/participants/tokens";
import { newObject } from "../src/store/stamps";
import { Store } from "../src/store/store";
import { Courier } from "../src/webhooks/courier";
import { Signer } from "../src/webhooks/signer";
import { ACCOUNT, APP, KIT } from "./helpers";

const fields: Fields = {
  colour: { type: "string", oneOf: ["red", "blue"], default: "blue" },
  pin: { type: "string", writeOnly: true },
};
const badges: Collection = {
  name: "badges",
  singular: "badge",
  within: "apps",
  fields,
  routes: (service) => ({
    "{app}/badges": {
      POST: (call) => {
        const body = readBody(fields, call.body(), { method: "POST", strict: false });
        const list = useApp(service, call).list("badges");
        return success(201, list.put(newObject(fillDefaults(fields, body))).object);
      },
    },
    "{app}/badges/{badge}": {
      GET: (call) => success(200, useApp(service, call).list("badges").get(call.param("badge"))),
    },
  }),
};

function serve() {
  const store = new Store(() => {});
  const courier = new Courier(new Signer(store), {}, new AbortController().signal);
  const service: Service = { store, options: {}, tokens: new Tokens(store), courier };
  const answer = api([...collections, badges], service);
  const call = (method: string, path: string, body?: unknown) =>
    answer({ method, path: KIT + path, query: new URLSearchParams(), body: () => body }) as {
      status: number;
      // biome-ignore lint/suspicious/noExplicitAny: the test looks into answers of every shape
      body: any;
    };
  return { service, call };
}

test("it is routed, validated, filled with defaults and stored", () => {
  const { service, call } = serve();
  const { status, body } = call("POST", `/${APP}/badges`, { pin: "1234" });
  expect([status, body.data.colour]).toEqual([201, "blue"]);
  expect(call("GET", `/${APP}/badges/${body.data.id}`).body.data).toEqual(body.data);
  expect(() => call("POST", `/${APP}/badges`, { colour: "green" })).toThrow();

  const reloaded = new Store(() => {});
  reloaded.load(JSON.parse(JSON.stringify(service.store.snapshot())));
  expect(
    reloaded
      .entry(ACCOUNT, [["apps", APP]])
      ?.list("badges")
      .all(),
  ).toEqual([body.data]);
});

test("what it hides is not logged either", () => {
  const names = secretNames([...collections, badges].map((one) => one.fields));
  expect(redact(names, { pin: "1234", colour: "red" })).toEqual({ pin: "[redacted]", colour: "red" });
});

test("`apps` takes precedence over an app of that name", () => {
  const { service, call } = serve();
  expect(call("POST", "/apps", { name: "n" }).status).toBe(200);
  expect(call("GET", "/apps/badges").body.data).toMatchObject({ id: "badges" });
  expect(service.store.account(ACCOUNT).list("apps").length).toBe(2);
});
