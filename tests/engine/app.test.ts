import type * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { RealtimeKitApp, type RealtimeKitAppArgs, RealtimeKitMeeting } from "../../sdk";
import { ACCOUNT, newWorld, tokenOf, type World } from "./harness";

jest.setTimeout(120_000);

let world: World;
/** The app of one up, with which some tests start. */
let kept: string | undefined;
beforeAll(async () => {
  world = await newWorld();
});
beforeEach(() => {
  removeApps();
  world.requests();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const HERE = { accountId: ACCOUNT };
const apps = (account = ACCOUNT) => world.emulator.objects("apps", account);
const removeApps = () => {
  for (const { id } of apps()) if (id !== kept) world.emulator.removeObject("apps", ACCOUNT, id);
};
const names = () => apps().map(({ name }) => name);
const app =
  (args: RealtimeKitAppArgs, opts: pulumi.CustomResourceOptions = {}): PulumiFn =>
  async () => {
    const { id, createdAt, name } = new RealtimeKitApp("a", { ...HERE, ...args }, opts);
    return { id, createdAt, name };
  };

/** Somebody else's app. Returns its ID. */
async function byHand(name: string): Promise<string> {
  const answer = await fetch(`${world.emulator.url}/accounts/${ACCOUNT}/realtime/kit/apps`, {
    method: "POST",
    headers: { authorization: "Bearer test-token" },
    body: JSON.stringify({ name }),
  });
  world.requests();
  return ((await answer.json()) as { data: { app: { id: string } } }).data.app.id;
}
const lost = (rule: object = {}) =>
  world.emulator.faults.add({
    match: { method: "POST", path: "**/apps" },
    when: "after",
    do: { kind: "reset" },
    ...rule,
  });

test("created, unchanged, refreshed; destroy makes no call and says that it stays", async () => {
  const program = app({ name: "Acme" });
  expect((await world.preview(program)).changes).toEqual({ create: 2 });
  expect(world.requests()).toEqual([]);
  const { outputs } = await world.up(program);
  expect(world.requests()).toEqual(["GET apps 200", "POST apps 200"]);
  const [made] = apps();
  expect(outputs).toEqual({ id: made?.id, createdAt: made?.created_at, name: "Acme" });
  expect(world.state("a").urn).toContain(`::${tokenOf("App")}::a`);

  expect((await world.preview()).changes).toEqual({});
  expect(world.requests()).toEqual([]);
  expect((await world.refresh()).changes).toEqual({});
  expect((await world.up()).changes).toEqual({});
  expect(world.requests()).toEqual(["GET apps 200"]);

  const { text } = await world.destroy();
  expect(world.requests()).toEqual([]);
  expect(text).toMatch(new RegExp(`warning: .*${made?.id}`));
  expect(names()).toEqual(["Acme"]);
});

test("a name that is not known at preview may be the same", async () => {
  const named = (title: string) => async () => {
    const meeting = new RealtimeKitMeeting("m", { ...HERE, appId: "other", title });
    // Unknown while an update of the meeting is pending.
    new RealtimeKitApp("a", { ...HERE, name: meeting.updatedAt.apply(() => "Acme") });
  };
  await world.up(named("one"));
  await world.preview(named("two"));
  const { changes } = await world.up();
  expect(changes.update).toBe(1);
  expect(names().filter((name) => name === "Acme")).toHaveLength(1);
});

describe("an app that the stack has", () => {
  let back: () => void;
  beforeAll(async () => {
    removeApps();
    kept = String((await world.up(app({ name: "Acme" }))).outputs.id);
    back = world.keepState();
  });
  beforeEach(() => {
    back();
    world.emulator.editObject("apps", ACCOUNT, id(), { name: "Acme" });
  });
  afterAll(() => {
    kept = undefined;
  });
  const id = () => String(kept);

  test("a new name is refused at preview, and nothing is sent", async () => {
    const renamed = app({ name: "Acme 2" });
    expect(await world.failure(world.preview(renamed))).toMatch(/RTK_IMMUTABLE: name: /);
    expect(await world.failure(world.up(renamed))).toMatch(/RTK_IMMUTABLE: name: /);
    expect(world.requests()).toEqual([]);
    expect((await world.preview(app({ name: "Acme" }))).changes).toEqual({});
  });

  test("a name that somebody changed shows as drift, and the program decides", async () => {
    world.emulator.editObject("apps", ACCOUNT, id(), { name: "Renamed" });
    expect((await world.refresh()).changes).toEqual({ update: 1 });
    // The search by the name that the state has does not find it; the whole list does.
    expect(world.requests()).toEqual(["GET apps 200", "GET apps 200"]);
    expect(await world.failure(world.preview(app({ name: "Acme" })))).toMatch(/RTK_IMMUTABLE: name: /);
    expect((await world.preview(app({ name: "Renamed" }))).changes).toEqual({});
  });

  test("adoptId of another app: an error at preview", async () => {
    const adoptId = await byHand("Acme");
    expect(await world.failure(world.preview(app({ name: "Acme", adoptId })))).toMatch(/RTK_ADOPT: /);
  });

  test("another account: an app there, and the old one stays", async () => {
    const moved = app({ name: "Acme", accountId: "other-account" });
    expect((await world.preview(moved)).changes).toEqual({ replace: 1 });
    const { outputs, text } = await world.up(moved);
    expect(text).toMatch(new RegExp(`warning: .*${id()}`));
    expect(apps("other-account").map(({ id }) => id)).toEqual([outputs.id]);
    expect(names()).toEqual(["Acme"]);
  });

  test("renamed in the program, without an alias: the error says what takes it over", async () => {
    const renamed = (args: object) => async () => void new RealtimeKitApp("b", { ...HERE, name: "Acme", ...args });
    expect(await world.failure(world.up(renamed({})))).toContain(`adoptId: "${id()}"`);
    await world.up(renamed({ adoptId: id() }));
    expect(world.state("b").id).toBe(id());
    expect(world.state("a")).toBeUndefined();
  });

  test("a 404 of the call for one app does not make it look gone; a list without it does", async () => {
    world.emulator.faults.add({
      match: { method: "GET", path: "**/apps/*" },
      times: "always",
      do: { kind: "answer", status: 404 },
    });
    expect((await world.refresh()).changes).toEqual({});
    expect(world.state("a").id).toBe(kept);
    world.emulator.removeObject("apps", ACCOUNT, id());
    expect((await world.refresh()).changes).toEqual({ delete: 1 });
  });
});

describe("an app of that name exists", () => {
  test("an error with its ID and the line that takes it over, and nothing is created", async () => {
    const id = await byHand("Acme");
    const text = await world.failure(world.up(app({ name: "Acme" })));
    expect(text).toMatch(/RTK_EXISTS: /);
    expect(text).toContain(`adoptId: "${id}"`);
    expect(world.requests()).toEqual(["GET apps 200"]);

    const adopting = await world.up(app({ name: "Acme", adoptId: id }));
    expect(adopting.outputs.id).toBe(id);
    expect(world.requests()).toEqual(["GET apps 200"]);
    expect((await world.preview()).changes).toEqual({});
    expect((await world.refreshedPreview(app({ name: "Acme" }))).changes).toEqual({});
    expect(names()).toEqual(["Acme"]);
  });

  test("uniqueName takes it over, again after a destroy", async () => {
    const id = await byHand("Acme");
    const program = app({ name: "Acme", uniqueName: true });
    expect((await world.up(program)).outputs.id).toBe(id);
    expect(world.requests()).toEqual(["GET apps 200"]);
    expect((await world.preview()).changes).toEqual({});
    await world.destroy();
    expect((await world.up(program)).outputs.id).toBe(id);
    expect(names()).toEqual(["Acme"]);
  });
});

describe("adoptId", () => {
  test("of an app of another name: an error that says the name", async () => {
    const id = await byHand("Acme");
    const text = await world.failure(world.up(app({ name: "Other", adoptId: id })));
    expect(text).toMatch(/RTK_IMMUTABLE: /);
    expect(text).toContain('name: "Acme"');
    expect(names()).toEqual(["Acme"]);
  });

  test("of none: an error", async () => {
    expect(await world.failure(world.up(app({ name: "Acme", adoptId: "no-such-app" })))).toMatch(/RTK_ADOPT: /);
    expect(names()).toEqual([]);
  });

  test("two apps of one name can both be managed", async () => {
    const ids = [await byHand("Acme"), await byHand("Acme")];
    const both = (adopting: boolean) => async () => {
      for (const [i, adoptId] of ids.entries()) {
        new RealtimeKitApp(`a${i}`, { ...HERE, name: "Acme", ...(adopting ? { adoptId } : {}) });
      }
    };
    await world.up(both(true));
    expect([world.state("a0").id, world.state("a1").id]).toEqual(ids);
    expect((await world.preview(both(false))).changes).toEqual({});
  });
});

describe("two resources of one name in one up", () => {
  test("are refused at preview", async () => {
    const twice = async () => {
      new RealtimeKitApp("a", { ...HERE, name: "Acme" });
      new RealtimeKitApp("b", { ...HERE, name: "Acme", uniqueName: true });
    };
    expect(await world.failure(world.preview(twice))).toMatch(/RTK_EXISTS: .*the resource "(a|b)"/);
    expect(world.requests()).toEqual([]);
  });

  test("never make two, when the preview could not know the names", async () => {
    const twice = async () => {
      const name = new RealtimeKitMeeting("m", { ...HERE, appId: "other" }).id.apply(() => "Acme");
      for (const resource of ["a", "b"]) new RealtimeKitApp(resource, { ...HERE, name });
    };
    expect(await world.failure(world.up(twice))).toMatch(/RTK_EXISTS: .*the resource "(a|b)"/);
    expect(names().filter((name) => name === "Acme").length).toBeLessThanOrEqual(1);
  });
});

describe("a create whose answer is lost", () => {
  test("is found, and not repeated", async () => {
    lost();
    const { outputs } = await world.up(app({ name: "Acme" }));
    expect(apps().map(({ id }) => id)).toEqual([outputs.id]);
    expect(world.requests()).toEqual(["GET apps 200", "POST apps null", "GET apps 200"]);
    expect((await world.preview()).changes).toEqual({});
  });

  test("before it arrived is repeated", async () => {
    lost({ when: "before" });
    const { outputs } = await world.up(app({ name: "Acme" }));
    expect(apps().map(({ id }) => id)).toEqual([outputs.id]);
  });

  test("and that no list shows until the deadline is remembered, and the next up takes it", async () => {
    await world.config("realtimekit:deadlineSeconds", "5");
    lost();
    world.emulator.faults.add({
      match: { method: "GET", path: "**/apps" },
      after: 1,
      times: "always",
      do: { kind: "answer", status: 503 },
    });
    await world.failure(world.up(app({ name: "Acme" })));
    await world.config("realtimekit:deadlineSeconds");
    world.emulator.faults.clear();
    expect(world.state("a").id).toMatch(/^pending-/);
    const { outputs } = await world.up();
    expect(apps().map(({ id }) => id)).toEqual([outputs.id]);
    expect((await world.preview()).changes).toEqual({});
  });
});

test("an app that is created in the same up is the appId of a meeting", async () => {
  const program = async () => {
    const { id } = new RealtimeKitApp("a", { ...HERE, name: "Acme" });
    const meeting = new RealtimeKitMeeting("m", { ...HERE, appId: id, title: "Standup" });
    return { app: id, meeting: meeting.id };
  };
  expect((await world.preview(program)).changes).toEqual({ create: 3 });
  const { outputs } = await world.up(program);
  expect(world.emulator.meetings(ACCOUNT, String(outputs.app)).map(({ id }) => id)).toEqual([outputs.meeting]);
  expect((await world.refreshedPreview()).changes).toEqual({});
});

test("replaced by option, with uniqueName, keeps its app", async () => {
  const one = (version: number) => app({ name: "Acme", uniqueName: true }, { replacementTrigger: version } as object);
  const { outputs } = await world.up(one(1));
  expect((await world.up(one(2))).outputs.id).toBe(outputs.id);
  expect(names()).toEqual(["Acme"]);
});

test("get reads an app, by its ID or by its path, and changes nothing", async () => {
  const id = await byHand("Theirs");
  const shown = ({ id, name, accountId, createdAt }: RealtimeKitApp) => ({ id, name, accountId, createdAt });
  const { outputs } = await world.up(async () => ({
    byId: shown(RealtimeKitApp.get("byId", id, HERE)),
    byPath: shown(RealtimeKitApp.get("byPath", `${ACCOUNT}/${id}`)),
  }));
  const theirs = { id, name: "Theirs", accountId: ACCOUNT, createdAt: apps()[0]?.created_at };
  expect(outputs).toEqual({ byId: theirs, byPath: theirs });
  expect(world.requests()).toEqual(["GET apps 200", "GET apps 200"]);
  expect((await world.refreshedPreview()).changes).toEqual({});
  expect(await world.failure(world.up(async () => void RealtimeKitApp.get("t", "none", HERE)))).toMatch(
    /RTK_NOT_FOUND: /,
  );
});

test("wrong values are refused at preview, all at once", async () => {
  const wrong = { ...HERE, name: "", uniqueNam: true, adoptId: "../x" } as unknown as RealtimeKitAppArgs;
  const text = await world.failure(world.preview(async () => void new RealtimeKitApp("a", wrong)));
  expect(text).toMatch(/name: got ""/);
  expect(text).toMatch(/uniqueNam: unknown property; did you mean "uniqueName"\?/);
  expect(text).toMatch(/adoptId: got "..\/x", must be letters/);
  const nameless = async () => void new RealtimeKitApp("b", HERE as RealtimeKitAppArgs);
  expect(await world.failure(world.preview(nameless))).toMatch(/name: missing/);
  expect(world.requests()).toEqual([]);
});
