import assert from "node:assert/strict";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { RealtimeKitApp } from "../../sdk";
import type { Live, Suite } from "./suite";

function program(live: Live): PulumiFn {
  const { accountId } = live.here;
  return async () => {
    const app = new RealtimeKitApp("app", { accountId, name: live.name("App"), uniqueName: true });
    return { id: app.id };
  };
}

/** Only on request: nobody can delete the app. */
export const app: Suite = {
  name: "app",
  steps: [
    [
      "an app is created once, and destroy leaves it",
      async (live) => {
        const { outputs } = await live.stack.up(program(live));
        assert.equal(typeof outputs.id, "string");
        live.api.apps.add(String(outputs.id));
        await live.unchanged();
        await live.stack.destroy();
        assert.equal((await live.stack.up()).outputs.id, outputs.id);
        await live.stack.destroy();
      },
    ],
  ],
};
