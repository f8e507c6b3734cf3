import * as z from "zod";
import { isAddressOnly } from "../../provider/resource/outputs";
import { factsOf } from "../../provider/schema/facts";
import { field } from "../../provider/schema/field";
import { facts as meetingFacts } from "../shared/meeting";

/** A type of which check() fills in nothing. */
const facts = factsOf({
  inputs: z.strictObject({
    accountId: field(z.string(), { doc: "Account.", replaces: true }),
    name: field(z.string(), { doc: "Name." }),
  }),
  outputs: z.strictObject({ createdAt: field(z.string(), { doc: "Time." }) }),
});

test("what a .get() or an import begins with is an address only", () => {
  const place = { liveStreamingConfig: { rtmpUrl: "" } };
  expect(isAddressOnly({ __provider: "p", accountId: "a", appId: "b", recordingConfig: place }, meetingFacts)).toBe(
    true,
  );
  expect(isAddressOnly({}, meetingFacts)).toBe(true);
  expect(isAddressOnly({ __provider: "p", accountId: "a" }, facts)).toBe(true);
});

test("what passed check() or was read is more, also of a type without defaults", () => {
  expect(isAddressOnly({ accountId: "a", appId: "b", status: "ACTIVE" }, meetingFacts)).toBe(false);
  expect(isAddressOnly({ accountId: "a", name: "n", createdAt: "t" }, facts)).toBe(false);
});
