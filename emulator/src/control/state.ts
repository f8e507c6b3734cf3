import type { RouteTable } from "../http/router";
import { readState, writeState } from "../store/state";
import type { Store } from "../store/store";
import { ControlError } from "./controlError";

/** Exports, imports and resets everything that is stored, below /__emulator/. The format is that of the data file. */
export function stateRoutes(store: Store): RouteTable {
  const accounts = () => ({ status: 200, body: { accounts: store.accountIds } });
  return {
    state: {
      GET: () => ({
        status: 200,
        headers: {
          "cache-control": "no-store",
          "content-disposition": 'attachment; filename="realtimekit-emulator.json"',
        },
        body: writeState(store.snapshot()),
      }),
      PUT: (call) => {
        const state = readState(call.body());
        if (typeof state === "string") throw new ControlError(400, `This state cannot be imported: ${state}.`);
        store.replace(state);
        return accounts();
      },
      DELETE: () => {
        store.replace({ accounts: [] });
        return accounts();
      },
    },
  };
}
