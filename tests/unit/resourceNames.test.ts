import { ResourceNames } from "../../provider/dynamic/resourceNames";

const inputs = (values: object = {}) => ({ accountId: "a", title: "T", ...values });

test("a name is taken out of the inputs, and its number is the resource's key alone", () => {
  expect(new ResourceNames().take(inputs({ __resource: "room#2#17" }))).toEqual({
    inputs: inputs(),
    resource: { key: "room#2#17", name: "room#2" },
  });
});

test.each([undefined, null, 5, {}])("inputs with %j for a name have none", (__resource) => {
  expect(new ResourceNames().take(inputs({ __resource })).resource).toBeUndefined();
});

test("a name is found by the inputs that were checked, in any order of theirs", () => {
  const names = new ResourceNames();
  const resource = { key: "room#1", name: "room" };
  names.remember({ title: "T", accountId: "a" }, resource);
  expect(names.of({ accountId: "a", title: "T" })).toEqual(resource);
  expect(names.of({ accountId: "a", title: "U" })).toBeUndefined();
});

test("of two resources with the same inputs, the one that was checked last", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  names.remember(inputs(), { key: "hall#2", name: "hall" });
  expect(names.of(inputs())?.name).toBe("hall");
});

test("a check without a name forgets none", () => {
  const names = new ResourceNames();
  names.remember(inputs(), { key: "room#1", name: "room" });
  names.remember(inputs(), undefined);
  expect(names.of(inputs())?.name).toBe("room");
});
