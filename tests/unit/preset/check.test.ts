import { Operation } from "../../../provider/operation";
import { definition } from "../../../provider/preset";
import { templates } from "../../../provider/preset/templates";
import { defineResource } from "../../../provider/resource/resource";
import { factsOf } from "../../../provider/schema/facts";
import { type JsonObject, type Path, pathText, UNKNOWN, valueAt, withValue } from "../../../provider/values";
import { fromWire, toWire } from "../../../provider/wire";

const resource = defineResource(definition);
const BASE = { accountId: "a".repeat(32), appId: "my-app", name: "host" };

const check = (args: object, operation = new Operation(), name = "p") =>
  resource.check({
    inputs: { ...BASE, ...args } as JsonObject,
    oldInputs: undefined,
    operation,
    resource: { key: name, name },
  });
const problems = (args: object) => check(args).failures.map(({ path, reason }) => `${pathText(path)}: ${reason}`);

/** Every path that leads to a plain value, a list or an empty object. */
function leaves(value: unknown, at: Path = []): Path[] {
  const inside = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return inside.length === 0 ? [at] : inside.flatMap(([name, item]) => leaves(item, [...at, name]));
}

/** An object with nothing but the value at the path. */
const at = (path: Path, value: unknown): JsonObject =>
  path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as JsonObject;

describe("what the program leaves out comes from the template", () => {
  test("all of it, and the default is a participant of a group call", () => {
    const { inputs, failures, warnings } = check({});
    expect(inputs).toEqual({ ...BASE, template: "group_call_participant", ...templates.group_call_participant });
    expect([failures, warnings]).toEqual([[], []]);
  });

  test.each(Object.entries(templates))("%s", (template, values) => {
    expect(check({ template }).inputs).toEqual({ ...BASE, template, ...values });
  });

  test("of an imported preset it stays as it is, until the program names a template", () => {
    const imported = { ...BASE, config: { viewType: "WEBINAR" }, permissions: { canRecord: true } };
    const again = (args: JsonObject, oldInputs: JsonObject = imported) =>
      resource.check({ inputs: { ...BASE, ...args }, oldInputs, operation: new Operation() }).inputs;
    expect(again({})).toEqual(imported);
    expect(again({ permissions: { canRecord: false } })).toEqual({ ...imported, permissions: { canRecord: false } });
    expect(again({ template: "group_call_host" })).toEqual(check({ template: "group_call_host" }).inputs);
    expect(again({}, check({ template: "group_call_host" }).inputs)).toEqual(check({}).inputs);
  });

  const template = templates.group_call_host as unknown as JsonObject;
  test("each field can be overridden alone, and every other one stays", () => {
    const paths = leaves(template);
    expect(paths.length).toBeGreaterThan(70);
    for (const path of paths) {
      const { inputs } = check({ template: "group_call_host", ...at(path, "mine") });
      expect(inputs).toEqual({ ...BASE, template: "group_call_host", ...withValue(template, path, "mine") });
    }
  });

  test("a list replaces the template's, and null takes its place", () => {
    const levels = (value: unknown) => check({ config: { livestreamViewerQualities: value } }).inputs.config;
    expect(levels([720])).toMatchObject({ livestreamViewerQualities: [720] });
    expect(levels(null)).toMatchObject({ livestreamViewerQualities: null });
  });

  test("plugins are added to those of the template, and a field that no template has stays", () => {
    const { inputs, failures } = check({
      permissions: { plugins: { config: { "Plugin-1": { accessControl: "VIEW_ONLY", maxUsers: 3 } } } },
      ui: { designTokens: { logo: "https://example.com/logo.png", fontFamily: "Inter" } },
    });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({
      permissions: {
        plugins: { canStart: false, config: { "Plugin-1": { accessControl: "VIEW_ONLY", maxUsers: 3 } } },
      },
      ui: { designTokens: { logo: "https://example.com/logo.png", fontFamily: "Inter", theme: "dark" } },
    });
  });

  test("nothing of a template changes by what a program declares", () => {
    const before = structuredClone(templates);
    check({
      permissions: { chat: { public: { canSend: false } } },
      ui: { designTokens: { colors: { danger: "#000" } } },
    });
    expect(templates).toEqual(before);
  });
});

describe("what is not known at preview", () => {
  const whole = templates.group_call_participant as unknown as JsonObject;
  test.each(leaves(whole).map((path) => [pathText(path), path] as const))("%s", (_, path) => {
    for (let depth = 1; depth <= path.length; depth++) {
      const unknown = path.slice(0, depth);
      const { inputs, failures } = check(at(unknown, UNKNOWN));
      expect(failures).toEqual([]);
      expect(valueAt(inputs, unknown)).toBe(UNKNOWN);
    }
  });

  test("the name, and the item of a list", () => {
    expect(problems({ name: UNKNOWN, config: { livestreamViewerQualities: [UNKNOWN] } })).toEqual([]);
  });

  test("of a template that is not known, all fields are unknown but what is declared", () => {
    const { inputs, failures } = check({ template: UNKNOWN, permissions: { canRecord: true } });
    expect(failures).toEqual([]);
    const unknown = leaves(inputs).filter((path) => valueAt(inputs, path) !== UNKNOWN);
    expect(unknown.map(pathText).sort()).toEqual([
      "accountId",
      "appId",
      "name",
      "permissions.canRecord",
      "permissions.plugins.config",
    ]);
    expect(problems({ template: UNKNOWN, permissions: { canRecord: "yes" } })).toEqual([
      'permissions.canRecord: got "yes", must be true or false',
    ]);
  });
});

describe("what is wrong is named, with what was given, what is allowed and what to do", () => {
  const video = (value: object) => ({ config: { media: { video: value } } });
  test.each<[string, object, string]>([
    ["no name", { name: undefined }, "name: missing; must be a string"],
    ["an empty name", { name: "" }, 'name: got "", must be at least 1 character long'],
    [
      "a template that is none",
      { template: "webinar_host" },
      'template: got "webinar_host", must be "group_call_host", "group_call_participant", "webinar_presenter" or "webinar_viewer"',
    ],
    [
      "a type of meeting",
      { config: { viewType: "webinar" } },
      'config.viewType: got "webinar", must be "GROUP_CALL", "WEBINAR", "AUDIO_ROOM" or "LIVESTREAM"',
    ],
    [
      "a quality",
      video({ quality: "4k" }),
      'config.media.video.quality: got "4k", must be "hd", "vga", "qvga", "fhd" or "uhd"',
    ],
    [
      "a frame rate",
      video({ frameRate: 31 }),
      "config.media.video.frameRate: got 31, must be a number of at most 30 frames per second",
    ],
    [
      "a level",
      { config: { livestreamViewerQualities: [720, -1] } },
      "config.livestreamViewerQualities[1]: got -1, must be a number of at least 0",
    ],
    [
      "a permission to produce",
      { permissions: { media: { audio: { canProduce: true } } } },
      'permissions.media.audio.canProduce: got true, must be "ALLOWED", "NOT_ALLOWED" or "CAN_REQUEST"',
    ],
    [
      "a shade",
      { ui: { designTokens: { colors: { brand: { "550": "#000000" } } } } },
      'ui.designTokens.colors.brand.550: unknown property; did you mean "500"?',
    ],
    [
      "a spacing",
      { ui: { designTokens: { spacingBase: 0 } } },
      "ui.designTokens.spacingBase: got 0, must be a number of at least 1 pixels",
    ],
    ["a logo", { ui: { designTokens: { logo: "logo.png" } } }, 'ui.designTokens.logo: got "logo.png", must be a URL'],
    [
      "a misspelt permission",
      { permissions: { canRecrod: true } },
      'permissions.canRecrod: unknown property; did you mean "canRecord"?',
    ],
    [
      "a name of the wire",
      { permissions: { chat: { public: { can_send: true } } } },
      'permissions.chat.public.can_send: unknown property; did you mean "canSend"?',
    ],
    [
      "a field in another place",
      { permissions: { canSend: true } },
      "permissions.canSend: unknown property; it belongs at permissions.chat.private.canSend or permissions.chat.public.canSend",
    ],
    [
      "null",
      { permissions: { canRecord: null } },
      "permissions.canRecord: got null, must be true or false; leave it out to use the default",
    ],
    [
      "the access of a plugin",
      { permissions: { plugins: { config: { p: { accessControl: "NONE" } } } } },
      'permissions.plugins.config.p.accessControl: got "NONE", must be "FULL_ACCESS" or "VIEW_ONLY"',
    ],
    [
      "a name of the wire in a plugin",
      { permissions: { plugins: { config: { p: { access_control: "VIEW_ONLY" } } } } },
      'permissions.plugins.config.p.access_control: unknown property; did you mean "accessControl"?',
    ],
    [
      "what looks like a credential where a plugin should be",
      { permissions: { plugins: { config: { apiKey: "s3cret" } } } },
      "permissions.plugins.config.apiKey: got [secret], must be an object",
    ],
  ])("%s", (_, args, problem) => expect(problems(args)).toEqual([problem]));

  test("all at once", () => {
    const args = {
      template: "host",
      config: { viewType: 1 },
      permissions: { x: 1 },
      ui: { designTokens: { theme: "red" } },
    };
    expect(problems(args).map((line) => line.split(":")[0])).toEqual([
      "template",
      "config.viewType",
      "permissions.x",
      "ui.designTokens.theme",
    ]);
  });

  test("a color that is not hexadecimal is worth a warning", () => {
    const colors = { danger: "red", text: "#EEE", success: UNKNOWN, brand: { "500": "b56927" } };
    const { warnings, failures } = check({ ui: { designTokens: { colors } } });
    expect(failures).toEqual([]);
    expect(warnings.map(({ path }) => pathText(path)).sort()).toEqual([
      "ui.designTokens.colors.brand.500",
      "ui.designTokens.colors.danger",
    ]);
  });

  test("two resources of one name in one app, and two that adopt one preset", () => {
    const operation = new Operation();
    const failures = (args: object, name: string) => check(args, operation, name).failures.map(({ reason }) => reason);
    expect(failures({}, "first")).toEqual([]);
    expect(failures({}, "second")).toEqual([expect.stringMatching(/^RTK_EXISTS: .*"first"/)]);
    expect(failures({ appId: "other" }, "third")).toEqual([]);
    expect(failures({ name: UNKNOWN }, "fourth")).toEqual([]);
    expect(failures({ name: "a", adoptId: "x" }, "fifth")).toEqual([]);
    expect(failures({ name: "b", adoptId: "x" }, "sixth")).toEqual([expect.stringMatching(/^RTK_ADOPT: .*"fifth"/)]);
  });
});

describe("names on the wire", () => {
  const { maps } = factsOf(definition);
  const plugins = {
    "7C9E6679-7425-40DE-944B-E07FC1F90AE7": {
      accessControl: "VIEW_ONLY",
      handlesViewOnly: true,
      maxUsers: 3,
      a_b: { cD: 1 },
    },
    my_plugin: {},
  };
  const ours = {
    permissions: { canRecord: true, plugins: { canStart: true, config: plugins } },
    ui: { configDiff: { rtkUI: { A_b: 1 } } },
  };

  test("the keys of a map, and fields that are not RealtimeKit's, go as they are", () => {
    expect(toWire(ours, maps)).toEqual({
      permissions: {
        can_record: true,
        plugins: {
          can_start: true,
          config: {
            "7C9E6679-7425-40DE-944B-E07FC1F90AE7": {
              access_control: "VIEW_ONLY",
              handles_view_only: true,
              maxUsers: 3,
              a_b: { cD: 1 },
            },
            my_plugin: {},
          },
        },
      },
      ui: { config_diff: { rtkUI: { A_b: 1 } } },
    });
  });

  test("and come back", () => expect(fromWire(toWire(ours, maps), maps)).toEqual(ours));
});

test("a credential in a plugin's settings is a secret", () => {
  const { secretPathsOf } = factsOf(definition);
  const config = { p: { apiKey: "k", room: "r" } };
  expect(secretPathsOf({ permissions: { plugins: { config } } })).toEqual([
    ["permissions", "plugins", "config", "p", "apiKey"],
  ]);
});
