import { Deadline } from "../../provider/api/deadline";
import { ServiceClock } from "../../provider/api/serviceClock";

jest.useFakeTimers();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe("waits that do not use up the deadline", () => {
  test("count once where they overlap", async () => {
    const deadline = new Deadline(10_000);
    for (let i = 0; i < 15; i++) void deadline.pauseFor(pause(3_000 + i * 10));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(deadline.remainingMs()).toBe(10_000);
    await jest.advanceTimersByTimeAsync(2_000);
    // The last one ended after 3,140 ms.
    expect(deadline.remainingMs()).toBe(10_000 - 860);
  });

  test("are counted in all if they follow each other, also one that fails", async () => {
    const deadline = new Deadline(10_000);
    for (const wait of [() => pause(1_000), () => pause(1_000).then(() => Promise.reject(new Error("no")))]) {
      const waited = deadline.pauseFor(wait()).catch(() => {});
      await jest.advanceTimersByTimeAsync(1_000);
      await waited;
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(deadline.elapsedMs()).toBe(200);
  });
});

describe("the service's clock", () => {
  const NOW = Date.parse("2026-01-01T00:00:00Z");
  const date = (ms: number) => new Date(ms).toUTCString();
  const clockOf = (...answers: [string | undefined, number][]) => {
    const clock = new ServiceClock();
    for (const [header, receivedAt] of answers) clock.learn(header, receivedAt);
    return clock;
  };

  test("is unknown until an answer had a date that can be read", () => {
    expect(clockOf([undefined, NOW], ["no date", NOW]).earliest(NOW)).toBeUndefined();
  });
  test.each([
    ["at once, at a full second", NOW, NOW, NOW],
    ["after a round trip", NOW, NOW + 400, NOW - 1000],
    ["by a clock that is an hour ahead", NOW + 3_600_000, NOW, NOW + 3_600_000],
    ["by a clock that is ten minutes behind", NOW - 600_000, NOW, NOW - 600_000],
  ])("an answer %s: never later than the truth, in whole seconds", (_, theirs, receivedAt, earliest) => {
    expect(clockOf([date(theirs), receivedAt]).earliest(NOW)).toBe(earliest);
  });
  test("the answer that says most counts, and a meeting made five seconds before does not fit", () => {
    const clock = clockOf([date(NOW), NOW + 8_000], [date(NOW + 9_000), NOW + 9_300], [date(NOW + 9_000), NOW + 9_900]);
    const earliest = Number(clock.earliest(NOW + 500));
    expect(earliest).toBe(NOW);
    expect(NOW + 500 - 5_000).toBeLessThan(earliest);
  });
});
