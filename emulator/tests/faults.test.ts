import { connect } from "node:net";
import type { Emulator, FaultRule } from "../src";
import {
  ACCOUNT,
  APP,
  call,
  create,
  createPreset,
  MEETINGS,
  PRESET,
  PRESETS,
  start,
  WEBHOOK,
  WEBHOOKS,
} from "./helpers";

const stored = (emulator: Emulator) => emulator.meetings(ACCOUNT, APP).length;
const post = (emulator: Emulator, body: unknown = {}) => call(emulator, "POST", MEETINGS, body);

/** The raw bytes of one answer and how the connection ended: "end" (FIN) or an error code. */
function raw(emulator: Emulator, method: string, body = ""): Promise<{ text: string; ended: string }> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(emulator.port, "127.0.0.1");
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ text, ended: String(error.code) }));
    socket.on("end", () => resolve({ text, ended: "end" }));
    socket.write(
      `${method} /client/v4${MEETINGS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  });
}

describe("which requests a rule strikes", () => {
  const fails = async (emulator: Emulator, method: string, path: string) =>
    (await call(emulator, method, path, method === "GET" ? undefined : {})).status === 503;
  const rule = (match: FaultRule["match"]): FaultRule => ({
    ...(match && { match }),
    do: { kind: "answer", status: 503 },
  });

  test.each<[string, FaultRule["match"], string, string, boolean]>([
    ["no match: everything", undefined, "GET", "/x", true],
    ["the method", { method: "post" }, "POST", MEETINGS, true],
    ["another method", { method: "POST" }, "GET", MEETINGS, false],
    ["the exact path", { path: MEETINGS }, "GET", MEETINGS, true],
    ["a longer path than the exact one", { path: MEETINGS }, "GET", `${MEETINGS}/x`, false],
    ["one segment by *", { path: `${MEETINGS}/*` }, "GET", `${MEETINGS}/x`, true],
    ["not two segments by *", { path: "/accounts/*/kit" }, "GET", "/accounts/a/realtime/kit", false],
    ["any rest by **", { path: "/accounts/**" }, "GET", MEETINGS, true],
    ["** in the middle", { path: "/**/meetings" }, "GET", MEETINGS, true],
    ["a dot is a dot", { path: "/a.c" }, "GET", "/abc", false],
    ["a RegExp", { path: /meetings$/g }, "GET", MEETINGS, true],
    ["a RegExp that does not fit", { path: /apps$/ }, "GET", MEETINGS, false],
    ["the query is no part of the path", { path: MEETINGS }, "GET", `${MEETINGS}?a=b`, true],
  ])("%s", async (_, match, method, path, struck) => {
    const emulator = await start();
    emulator.faults.add(rule(match));
    expect(await fails(emulator, method, path)).toBe(struck);
    expect(emulator.faults.pending).toHaveLength(struck ? 0 : 1);
  });

  test("once by default, `times` times, or always; `after` lets the first ones pass", async () => {
    const emulator = await start();
    const run = async (count: number) => {
      const struck = [];
      for (let n = 0; n < count; n++) struck.push((await call(emulator, "GET", MEETINGS)).status === 503);
      return struck;
    };
    emulator.faults.add(rule({ path: MEETINGS }));
    expect(await run(3)).toEqual([true, false, false]);
    emulator.faults.add({ ...rule({}), times: 2, after: 2 });
    expect(await run(5)).toEqual([false, false, true, true, false]);
    emulator.faults.add({ ...rule({}), times: "always" });
    expect(await run(4)).toEqual([true, true, true, true]);
    emulator.faults.clear();
    expect(await run(1)).toEqual([false]);
  });

  test("of several rules that match, each strikes in its turn; pending shows what is left", async () => {
    const emulator = await start();
    emulator.faults.add(
      { times: 2, do: { kind: "answer", status: 500 } },
      { after: 1, do: { kind: "answer", status: 502 } },
    );
    const statuses = [];
    for (let n = 0; n < 2; n++) statuses.push((await call(emulator, "GET", MEETINGS)).status);
    expect(emulator.faults.pending).toEqual([{ times: 1, after: 1, do: { kind: "answer", status: 502 } }]);
    for (let n = 0; n < 3; n++) statuses.push((await call(emulator, "GET", MEETINGS)).status);
    expect(statuses).toEqual([500, 500, 200, 502, 200]);
    expect(emulator.faults.pending).toEqual([]);
  });

  test.each([
    [{}, "do must be an object"],
    [{ do: { kind: "explode" } }, "do.kind must be one of"],
    [{ do: { kind: "latency" } }, "do.ms must be"],
    [{ do: { kind: "latency", ms: 1, jitter: -1 } }, "do.jitter must be"],
    [{ do: { kind: "answer", status: 99 } }, "do.status must be"],
    [{ do: { kind: "answer", headers: { a: 1 } } }, "do.headers must be"],
    [{ do: { kind: "answer", code: 1 } }, 'do has the unknown key "code"'],
    [{ do: { kind: "cut", bytes: "1" } }, "do.bytes must be"],
    [{ do: { kind: "mutate" } }, "do.change must be"],
    [{ do: { kind: "reset" }, times: 0 }, "times must be"],
    [{ do: { kind: "reset" }, after: -1 }, "after must be"],
    [{ do: { kind: "reset" }, when: "during" }, "when must be"],
    [{ do: { kind: "cut" }, when: "before" }, 'cut can only be "after"'],
    [{ do: { kind: "reset" }, match: { url: "/" } }, 'match has the unknown key "url"'],
    [{ do: { kind: "reset" }, match: { path: 1 } }, "match.path must be"],
    [{ do: { kind: "reset" }, persist: true }, 'rule has the unknown key "persist"'],
  ])("%j is refused, saying why", async (bad, message) => {
    const emulator = await start();
    expect(() => emulator.faults.add(bad as FaultRule)).toThrow(message);
    expect(emulator.faults.pending).toEqual([]);
  });
});

describe("latency", () => {
  test("waits, then answers as usual, in front of another fault too", async () => {
    const emulator = await start();
    emulator.faults.add({ do: { kind: "latency", ms: 60, jitter: 20 } }, { do: { kind: "answer", status: 502 } });
    const began = performance.now();
    expect((await post(emulator)).status).toBe(502);
    expect(performance.now() - began).toBeGreaterThan(55);
    expect((await post(emulator)).status).toBe(201);
  });

  test.each(["before", "after"] as const)("%s processing", async (when) => {
    const emulator = await start();
    emulator.faults.add({ when, do: { kind: "latency", ms: 400 } });
    const reply = post(emulator);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(stored(emulator)).toBe(when === "after" ? 1 : 0);
    expect((await reply).status).toBe(201);
    expect(stored(emulator)).toBe(1);
  });

  test("does not hold up close, nor make a change after it", async () => {
    const emulator = await start();
    emulator.faults.add({ do: { kind: "latency", ms: 500 } });
    const reply = post(emulator);
    reply.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    await emulator.close();
    expect(performance.now() - began).toBeLessThan(300);
    await expect(reply).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stored(emulator)).toBe(0);
  });
});

describe("another answer", () => {
  test("before processing: nothing is made; the body is RealtimeKit's error unless given", async () => {
    const emulator = await start();
    emulator.faults.add({ do: { kind: "answer", status: 503, headers: { "Retry-After": "7" } } });
    const { status, headers, json } = await post(emulator);
    expect([status, headers.get("retry-after")]).toEqual([503, "7"]);
    expect(json).toMatchObject({ success: false, error: { code: 503 } });
    expect(headers.get("cf-ray")).toMatch(/-EMU$/);
    expect(stored(emulator)).toBe(0);
    expect(emulator.requests[0]?.status).toBe(503);
  });

  test("after processing: the change is made, and the client is told otherwise", async () => {
    const emulator = await start();
    const error = { success: false, error: { code: 500, message: "lost" } };
    emulator.faults.add({ when: "after", do: { kind: "answer", status: 500, body: error } });
    const { status, json } = await post(emulator);
    expect([status, json]).toEqual([500, error]);
    expect(stored(emulator)).toBe(1);
  });

  test.each([
    ["HTML under 200", { body: "<html>oops</html>" }, 201, "<html>oops</html>", "text/html; charset=utf-8"],
    ["HTML under 502", { status: 502, body: "<html></html>" }, 502, "<html></html>", "text/html; charset=utf-8"],
    ["an empty body", { body: "" }, 201, "", "text/html; charset=utf-8"],
    ["null", { body: null }, 201, "null", "application/json"],
    [
      "success: false with 200",
      { status: 200, body: { success: false } },
      200,
      '{"success":false}',
      "application/json",
    ],
    ["a body without id", { body: { success: true, data: {} } }, 201, '{"success":true,"data":{}}', "application/json"],
    ["another content type", { body: "{}", headers: { "Content-Type": "text/plain" } }, 201, "{}", "text/plain"],
  ])("%s", async (_, action, status, text, type) => {
    const emulator = await start();
    emulator.faults.add({ when: "after", do: { kind: "answer", ...action } });
    const reply = await post(emulator);
    expect([reply.status, reply.text, reply.headers.get("content-type")]).toEqual([status, text, type]);
    expect(stored(emulator)).toBe(1);
  });

  test("only a status: after processing the real body goes with a good one, an error with a bad one", async () => {
    const emulator = await start();
    emulator.faults.add(
      { when: "after", do: { kind: "answer", status: 202 } },
      { when: "after", do: { kind: "answer", status: 502 } },
    );
    const good = await post(emulator, { title: "real" });
    expect([good.status, good.json.data.title]).toEqual([202, "real"]);
    const bad = await post(emulator);
    expect([bad.status, bad.json.error.code, bad.json.data]).toEqual([502, 502, undefined]);
    expect(stored(emulator)).toBe(2);
  });
});

describe("mutate", () => {
  test("alters the answer in place or by another, and never what is stored", async () => {
    const emulator = await start();
    const { id } = await create(emulator, { title: "kept" });
    emulator.faults.add(
      {
        do: {
          kind: "mutate",
          change: (body) => {
            delete body.data.id;
            body.data.title = "altered";
          },
        },
      },
      { do: { kind: "mutate", change: () => null } },
    );
    const { json } = await call(emulator, "GET", `${MEETINGS}/${id}`);
    expect(json.data).toMatchObject({ title: "altered" });
    expect(json.data).not.toHaveProperty("id");
    expect((await call(emulator, "GET", `${MEETINGS}/${id}`)).text).toBe("null");
    expect((await call(emulator, "GET", `${MEETINGS}/${id}`)).json.data).toMatchObject({ id, title: "kept" });
  });
});

test("a fault that fails itself is a 500 and in the emulator's own log, not a hang", async () => {
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  const emulator = await start();
  const change = () => {
    throw new Error("a mistake in the test");
  };
  emulator.faults.add({ do: { kind: "mutate", change } });
  expect(await post(emulator)).toMatchObject({ status: 500, json: { success: false, error: { code: 500 } } });
  expect(log).toHaveBeenCalledWith(expect.stringContaining("a request failed"), expect.any(Error));
  log.mockRestore();
});

describe("reset", () => {
  test.each([
    ["before", 0],
    ["after", 1],
  ] as const)("%s processing leaves %i meetings", async (when, count) => {
    const emulator = await start();
    emulator.faults.add({ when, do: { kind: "reset" } });
    expect(await raw(emulator, "POST", "{}")).toEqual({ text: "", ended: "ECONNRESET" });
    expect(stored(emulator)).toBe(count);
    expect((await post(emulator)).status).toBe(201);
  });
});

describe("cut", () => {
  test("promises the whole body, sends a part of it, and closes; the change is made", async () => {
    const emulator = await start();
    emulator.faults.add({ do: { kind: "cut" } }, { do: { kind: "cut", bytes: 5 } });
    const { text } = await raw(emulator, "POST", "{}");
    const [head = "", body = ""] = text.split("\r\n\r\n");
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(body.length).toBe(Math.floor(promised / 2));
    expect(body).toMatch(/^\{"success":true/);
    expect((await raw(emulator, "POST", "{}")).text).toMatch(/\r\n\r\n\{"suc$/);
    expect(stored(emulator)).toBe(2);
    expect(emulator.requests.map(({ status }) => status)).toEqual([201, 201]);
  });

  test("is an error to fetch", async () => {
    const emulator = await start();
    emulator.faults.add({ do: { kind: "cut" } });
    await expect(post(emulator)).rejects.toThrow("terminated");
  });
});

describe("hang", () => {
  test.each([
    ["before", 0],
    ["after", 1],
  ] as const)("%s processing never answers and leaves %i meetings; close ends it", async (when, count) => {
    const emulator = await start();
    emulator.faults.add({ when, do: { kind: "hang" } });
    let settled = false;
    const reply = post(emulator).finally(() => {
      settled = true;
    });
    reply.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(settled).toBe(false);
    expect(stored(emulator)).toBe(count);
    expect(emulator.requests[0]?.status).toBeNull();
    await emulator.close();
    await expect(reply).rejects.toThrow();
  });
});

test("the rules strike every collection: a create whose answer is lost is made all the same", async () => {
  const emulator = await start();
  await createPreset(emulator);
  const { id } = await create(emulator);
  const creates: [path: string, body: object, made: () => number][] = [
    [PRESETS, { ...PRESET, name: "second" }, () => emulator.objects("presets", ACCOUNT, APP).length - 1],
    [WEBHOOKS, WEBHOOK, () => emulator.objects("webhooks", ACCOUNT, APP).length],
    [
      `${MEETINGS}/${id}/participants`,
      { custom_participant_id: "u", preset_name: "host" },
      () => emulator.objects("participants", ACCOUNT, APP, id).length,
    ],
  ];
  for (const [path, body, made] of creates) {
    emulator.faults.add({ match: { method: "POST", path }, when: "after", do: { kind: "answer", status: 500 } });
    expect([path, (await call(emulator, "POST", path, body)).status, made()]).toEqual([path, 500, 1]);
    expect((await call(emulator, "POST", path, body)).status).toBe(409);
  }
});
