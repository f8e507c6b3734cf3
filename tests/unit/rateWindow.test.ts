import { type Allowance, RateWindow } from "../../provider/api/rateWindow";

const QUOTA = 1200;
/** 200 of the calls are others'. */
const ALLOWANCE: Allowance = { quota: QUOTA, share: 1000 };
const WINDOW_MS = 10_000;

/** A window of which one answer has told that so many calls remain. */
function told(remaining: number, inFlight = 0): RateWindow {
  const window = new RateWindow();
  window.learn({ remaining, resetsInMs: WINDOW_MS }, QUOTA, inFlight, 0);
  return window;
}
/** A window in which so many own calls were the only ones. */
function own(calls: number): RateWindow {
  const window = new RateWindow();
  for (let i = 1; i <= calls; i++) window.learn({ remaining: QUOTA - i, resetsInMs: WINDOW_MS }, QUOTA, 0, 0);
  return window;
}

test("before any answer nothing is held back", () => {
  expect(new RateWindow().mostInFlight(ALLOWANCE, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(new RateWindow().endsAt).toBe(Number.NEGATIVE_INFINITY);
});

describe("within a window", () => {
  test("answers that overtake each other: the least that remains and the earliest end count", () => {
    const window = told(1000);
    window.learn({ remaining: 1100, resetsInMs: 20_000 }, QUOTA, 0, 1_000);
    expect(window.endsAt).toBe(WINDOW_MS);
    window.learn({ remaining: 990, resetsInMs: 8_000 }, QUOTA, 0, 1_000);
    expect(window.endsAt).toBe(9_000);
  });

  test("the next one begins when it ends", () => {
    const window = told(10);
    window.learn({ remaining: 1199, resetsInMs: 5_000 }, QUOTA, 0, WINDOW_MS);
    expect(window.endsAt).toBe(15_000);
    expect(window.mostInFlight(ALLOWANCE, WINDOW_MS)).toBe(51);
  });
});

describe("calls that may be in progress", () => {
  test.each([
    ["one for each that others have, of whom nothing is known", told(1199), 51],
    ["few where others used most", told(1000), 2],
    ["one where others used more, before the last quarter", told(301), 1],
    ["none in the last quarter", told(300), 0],
    ["none of those that are reserved for others", own(1000), 0],
    ["one of the first that is not", own(999), 1],
    ["half of those that are free", own(900), 50],
    ["a quarter of those that remain", own(600), 150],
  ])("%s", (_, window, most) => expect(window.mostInFlight(ALLOWANCE, WINDOW_MS - 1)).toBe(most));

  test("own ones without an answer are not others'", () => {
    // Otherwise 900 would be reserved for nobody any more.
    expect(told(200, 999).mostInFlight(ALLOWANCE, 1)).toBe(0);
  });

  test("at the start of the next window, a quarter of the reserve, and one at least", () => {
    expect(own(1000).mostInFlight(ALLOWANCE, WINDOW_MS)).toBe(50);
    expect(own(1000).mostInFlight({ quota: QUOTA, share: 1199 }, WINDOW_MS)).toBe(1);
  });
});
