/**
 * The `__provider` of a resource: what the engine's dynamic-provider process runs to get the provider.
 *
 * A short constant, in place of the serialised code that the SDK would make of a provider object: it is written into
 * the state of each resource twice, and it is run, from there, by refresh and destroy of every later release. So it
 * never changes, and neither does the name that it loads (a test holds both).
 *
 * It names the type of resource because the process tells a provider neither type nor URN. It looks from the project
 * and then from `@pulumi/pulumi` itself, which finds the package also where pnpm keeps it out of the project's own
 * node_modules.
 */
export function providerText(resource: "meeting"): string {
  return `exports.handler=()=>require(require.resolve("pulumi-realtimekit/provider",{paths:[process.cwd(),require.main.path]})).${resource}`;
}
