import assert from "node:assert/strict";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { getMeetings, RealtimeKitMeeting } from "../../sdk";
import type { Live, Suite } from "./suite";

/** The ids of three meetings that were created by hand. */
const ids = { adopted: "", reopened: "", read: "" };

function program(live: Live): PulumiFn {
  const here = live.here;
  return async () => {
    const adopted = new RealtimeKitMeeting("adopted", {
      ...here,
      adoptId: ids.adopted,
      title: live.name("Adopted"),
      persistChat: true,
    });
    const reopened = new RealtimeKitMeeting("reopened", { ...here, title: live.name("Reopened"), uniqueTitle: true });
    const read = RealtimeKitMeeting.get("read", `${here.accountId}/${here.appId}/${ids.read}`);
    const found = await getMeetings({ ...here, title: live.name("Read") });
    return {
      adopted: adopted.id,
      reopened: reopened.id,
      title: read.title,
      found: found.map(({ id }) => id),
    };
  };
}

export const existing: Suite = {
  name: "import",
  steps: [
    [
      "adoptId, uniqueTitle, .get and a lookup take what exists, and create nothing",
      async (live) => {
        for (const key of ["adopted", "reopened", "read"] as const) {
          const title = live.name(`${key[0]?.toUpperCase()}${key.slice(1)}`);
          ids[key] = (await live.create("meetings", { title })).id;
        }
        await live.edit(`meetings/${ids.reopened}`, { status: "INACTIVE" });
        const { outputs } = await live.stack.up(program(live));
        live.own(outputs.reopened);
        assert.deepEqual(outputs, {
          adopted: ids.adopted,
          reopened: ids.reopened,
          title: live.name("Read"),
          found: [ids.read],
        });
        assert.equal((await live.get(`meetings/${ids.adopted}`)).persist_chat, true);
        assert.equal((await live.get(`meetings/${ids.reopened}`)).status, "ACTIVE");
        await live.unchanged();
      },
    ],
    [
      "destroy closes what the stack has taken over, and leaves what it only reads",
      async (live) => {
        await live.stack.destroy();
        const status = async (id: string) => (await live.get(`meetings/${id}`)).status;
        assert.deepEqual(
          [await status(ids.adopted), await status(ids.reopened), await status(ids.read)],
          ["INACTIVE", "INACTIVE", "ACTIVE"],
        );
      },
    ],
  ],
};
