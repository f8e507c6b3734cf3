/** Repeat-safety is a property of the call, and not of its verb. */
import type { Definition } from "../../../provider/resource/definition";
import { HOOK, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();

/** After the create comes a POST below the object, which the emulator does not have: a fault answers it. */
const create: Definition["create"] = async (inputs, service) => {
  const made = await service.create(inputs);
  return { ...made, live: { ...made.live, ...(await service.objects(inputs).postTo(made.id, ["token"])) } };
};
const stack = () => world.stack(hookWith({ create }));
const TOKEN = "/accounts/*/realtime/kit/*/webhooks/*/token";
const issued = () =>
  world.emulator.faults.add({
    match: { path: TOKEN },
    do: { kind: "answer", status: 200, body: { success: true, data: { token: "t" } } },
  });

test.each([
  ["a reset", { kind: "reset" } as const],
  ["a 503", { kind: "answer", status: 503 } as const],
  ["a page under 200", { kind: "answer", status: 200, body: "<html>" } as const],
])("a POST that is safe to repeat is sent again after %s, and the creating one beside it is not", async (_, fault) => {
  world.emulator.faults.add({ match: { path: TOKEN }, do: fault });
  issued();
  await stack().up(HOOK);
  const asked = world.requests().map((each) => each.split(" ").slice(0, 2).join(" "));
  expect(asked).toEqual(["POST webhooks", "POST webhooks/*/token", "POST webhooks/*/token"]);
});

test("a POST that creates is looked for after a reset, and not sent again", async () => {
  issued();
  world.emulator.faults.add({
    match: { path: "/accounts/*/realtime/kit/*/webhooks" },
    when: "after",
    do: { kind: "reset" },
  });
  const declared = stack();
  await declared.up(HOOK);
  expect(world.requests()).toEqual(["POST webhooks null", "GET webhooks 200", "POST webhooks/*/token 200"]);
  expect(world.hooks().map(({ id }) => id)).toEqual([declared.state?.id]);
});
