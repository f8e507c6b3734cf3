/**
 * The `__provider` of a resource: what the engine's dynamic-provider process runs to get the provider.
 *
 * A short constant, instead of the serialized code that the SDK would make of a provider object: it is written into
 * the state of each resource twice, and refresh and destroy of every later release run it from there. So neither the
 * text nor the name that it loads ever changes (a test holds both).
 *
 * It names the type of resource because the process tells a provider neither the type nor the URN. It looks from the
 * project and then from `@pulumi/pulumi` itself, which also finds the package where pnpm keeps it out of the project's
 * own node_modules.
 *
 * @param resource the `name` of the resource's definition
 */
export function providerText(resource: string): string {
  return `exports.handler=()=>require(require.resolve("pulumi-realtimekit/provider",{paths:[process.cwd(),require.main.path]})).${resource}`;
}

/**
 * The type token of a dynamic resource. It is part of every URN, so it never changes without an alias.
 *
 * @param type the `type` of the resource's definition
 */
export function typeToken(type: string): string {
  return `pulumi-nodejs:dynamic/realtimekit:${type}`;
}
