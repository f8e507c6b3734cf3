/** Lists end, and show what there is: unpaged ones, a 404 for an empty one, one that changes between two pages. */
import type { Definition } from "../../../provider/resource/definition";
import { serviceOf } from "../../../provider/resource/service";
import { factsOf } from "../../../provider/schema/facts";
import { ADDRESS, hookWith, shapeWorld } from "../../shared/shape";

const world = shapeWorld();

/** The list of a type of resource, as its calls read it. */
function listOf(definition: Definition, query?: Record<string, string>) {
  return serviceOf(definition, factsOf(definition), world.context(), [ADDRESS]).objects(ADDRESS).list(query);
}
const post = (collection: string, body: object) =>
  fetch(`${world.emulator.url}/accounts/${ADDRESS.accountId}/realtime/kit/${ADDRESS.appId}/${collection}`, {
    method: "POST",
    headers: { authorization: "Bearer token" },
    body: JSON.stringify(body),
  });

test("an unpaged list is one request, however long", async () => {
  for (let i = 0; i < 120; i++) await post("webhooks", { name: `n${i}`, url: `http://127.0.0.1:1/${i}`, events: [] });
  world.requests();
  const names = (await listOf(hookWith())).map(({ live }) => live.name);
  expect(new Set(names).size).toBe(120);
  expect(world.requests()).toEqual(["GET webhooks 200"]);
});

test("a 404 is an empty list where the definition says so, and an error elsewhere", async () => {
  expect(await listOf(hookWith())).toEqual([]);
  const other = listOf(hookWith({ emptyIsNotFound: false }));
  await expect(other).rejects.toMatchObject({ code: "RTK_NOT_FOUND" });
  expect(world.requests()).toEqual(["GET webhooks 404", "GET webhooks 404"]);
});

describe("a paged list", () => {
  const rooms = hookWith({ collection: "{appId}/meetings", emptyIsNotFound: false });
  const open = { status: "ACTIVE" };
  const all = () => world.emulator.meetings(ADDRESS.accountId, ADDRESS.appId);
  const close = (id: string | undefined) =>
    world.emulator.editMeeting(ADDRESS.accountId, ADDRESS.appId, String(id), { status: "INACTIVE" });
  beforeEach(async () => {
    for (let i = 0; i < 150; i++) await post("meetings", { title: `t${i}` });
    world.requests();
  });

  test("is read to its end, with the filter on each page", async () => {
    close(all()[3]?.id);
    expect(await listOf(rooms, open)).toHaveLength(149);
    const queries = world.emulator.requests.map(({ query }) => [query.status, query.page_no]);
    expect(queries).toEqual([
      ["ACTIVE", "1"],
      ["ACTIVE", "2"],
    ]);
  });

  test("that changes between two pages is read again: none of those that stay is missed", async () => {
    // The newest come first: what goes from the first page moves one from the second page to it, unseen.
    const newest = all().at(-1)?.id;
    world.emulator.faults.add({
      match: { path: "/accounts/*/realtime/kit/*/meetings" },
      do: { kind: "mutate", change: () => void close(newest) },
    });
    const found = (await listOf(rooms, open)).map(({ id }) => id);
    const expected = all().filter(({ status }) => status === "ACTIVE");
    expect(new Set(found)).toEqual(new Set(expected.map(({ id }) => id)));
    expect(found).toHaveLength(149);
    expect(world.emulator.requests.map(({ query }) => query.page_no)).toEqual(["1", "2", "1", "2"]);
  });
});
