import { Cancellation, cancelled } from "../../provider/api/cancellation";

jest.useFakeTimers();

let controller: AbortController;
let cancellation: Cancellation;
beforeEach(() => {
  controller = new AbortController();
  cancellation = new Cancellation(controller.signal);
});
const CANCELLED = { code: "RTK_CANCELLED" };
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );

test("an operation is cancelled once its signal is aborted", () => {
  expect(cancellation.isCancelled).toBe(false);
  expect(() => cancellation.throwIfCancelled()).not.toThrow();
  controller.abort();
  expect(cancellation.isCancelled).toBe(true);
  expect(() => cancellation.throwIfCancelled()).toThrow(expect.objectContaining(CANCELLED));
});

describe("listeners", () => {
  const called: string[] = [];
  const on = (name: string) => cancellation.onCancel(() => void called.push(name));
  beforeEach(() => {
    called.length = 0;
  });

  test("are called, except for those that were removed", () => {
    on("a");
    const remove = on("b");
    on("c");
    remove();
    controller.abort();
    expect(called).toEqual(["a", "c"]);
  });

  test("that are removed twice do not take away the one in their place", () => {
    const remove = on("a");
    on("b");
    remove();
    on("c");
    remove();
    on("d");
    controller.abort();
    expect(called.sort()).toEqual(["b", "c", "d"]);
  });

  test("that remove each other are called all the same", () => {
    const removals: (() => void)[] = [];
    for (const name of ["a", "b"]) {
      removals.push(
        cancellation.onCancel(() => {
          called.push(name);
          for (const remove of removals) remove();
        }),
      );
    }
    controller.abort();
    expect(called).toEqual(["a", "b"]);
  });
});

describe("a race with the cancellation", () => {
  test("ends as the promise does", async () => {
    expect(await cancellation.race(Promise.resolve("value"))).toBe("value");
    expect(await failure(cancellation.race(Promise.reject(new Error("no"))))).toMatchObject({ message: "no" });
  });

  test("ends with the cancellation, during it or before it", async () => {
    const never = new Promise(() => {});
    const during = failure(cancellation.race(never));
    controller.abort();
    expect(await during).toMatchObject(CANCELLED);
    expect(await failure(cancellation.race(never))).toMatchObject(CANCELLED);
  });

  test("leaves no listener behind", async () => {
    const added = jest.spyOn(cancellation, "onCancel");
    await cancellation.race(Promise.resolve());
    const places: unknown[] = Reflect.get(cancellation, "listeners");
    expect(added).toHaveBeenCalledTimes(1);
    expect(places).toEqual([undefined]);
  });
});

describe("a pause", () => {
  test("takes its time", async () => {
    let isOver = false;
    const pause = cancellation.sleep(1_000).then(() => {
      isOver = true;
    });
    await jest.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(true);
    await pause;
  });

  test("that is cancelled ends at once, and leaves no timer that would keep the process", async () => {
    const before = jest.getTimerCount();
    const pause = failure(cancellation.sleep(1_000));
    expect(jest.getTimerCount()).toBe(before + 1);
    controller.abort();
    expect(await pause).toMatchObject(CANCELLED);
    expect(jest.getTimerCount()).toBe(before);
  });
});

test("a cancellation says nothing of what RealtimeKit did", () => {
  expect(cancelled()).toMatchObject({ ...CANCELLED, mayHaveActed: false, unsent: false });
  expect(cancelled().summary).toContain("cancelled");
});
