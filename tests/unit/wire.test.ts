import { fromWire, toWire } from "../../provider/wire";

test("names change at every depth, values and order do not", () => {
  const ours = { recordingConfig: { fileNamePrefix: "A_b", list: [{ maxSeconds: 1 }, "aB", null] }, rtmpUrl: true };
  const theirs = {
    recording_config: { file_name_prefix: "A_b", list: [{ max_seconds: 1 }, "aB", null] },
    rtmp_url: true,
  };
  expect(toWire(ours)).toEqual(theirs);
  expect(fromWire(theirs)).toEqual(ours);
  expect(JSON.stringify(toWire(ours))).toBe(JSON.stringify(theirs));
});

test.each([
  ["sessionKeepAliveTimeInSecs", "session_keep_alive_time_in_secs"],
  ["realtimekitBucketConfig", "realtimekit_bucket_config"],
  ["aiConfig", "ai_config"],
  ["id", "id"],
])("%s is %s", (ours, theirs) => {
  expect(toWire({ [ours]: 1 })).toEqual({ [theirs]: 1 });
  expect(fromWire({ [theirs]: 1 })).toEqual({ [ours]: 1 });
});

test("__proto__ stays a name like any other", () => {
  const value = JSON.parse('{"__proto__": {"a_b": 1}}');
  expect(Object.getPrototypeOf(fromWire(value))).toBe(Object.prototype);
});
