import * as entry from "../../provider";
import { providerText } from "../../provider/dynamic/loader";
import { registry } from "../../provider/registry";

test("the text in the state of every stack is the same in every release", () => {
  expect(providerText("meeting")).toBe(
    'exports.handler=()=>require(require.resolve("pulumi-realtimekit/provider",{paths:[process.cwd(),require.main.path]})).meeting',
  );
});

test("the entry has what the text names", () => {
  expect(Object.keys(entry)).toEqual(Object.keys(registry));
  expect(Object.keys(entry.meeting).sort()).toEqual([
    "check",
    "configure",
    "create",
    "delete",
    "diff",
    "read",
    "update",
  ]);
});
