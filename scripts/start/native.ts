import { join } from "node:path";

/** What a project of the native plugin has in its Pulumi.yaml. The SDK's type of project settings leaves it out. */
export const PLUGIN = { plugins: { providers: [{ name: "realtimekit", path: join(__dirname, "../../plugin") }] } };

type Module = Record<string, unknown>;

/** The native classes and lookups under the names of the dynamic ones. Both take the same arguments. */
export function underDynamicNames(native: Module, dynamic: Module): Module {
  const names = Object.keys(dynamic);
  return Object.fromEntries(names.map((name) => [name, native[name] ?? native[name.replace(/^RealtimeKit/, "")]]));
}

/** Gives the program, which is loaded later, the native classes in place of the dynamic ones. */
export function useNativeClasses(): void {
  const dynamic = require("pulumi-realtimekit");
  const cached = require.cache[require.resolve("pulumi-realtimekit")];
  if (cached === undefined) throw new Error("require has no record of pulumi-realtimekit");
  cached.exports = underDynamicNames(require("pulumi-realtimekit/native"), dynamic);
}
