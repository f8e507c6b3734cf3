/**
 * The `__provider` of a resource: the code that the engine's dynamic-provider process runs to get the provider.
 *
 * It is a short constant, not the serialized code that the SDK would produce from a provider object: the state of each
 * resource contains it twice, and refresh and destroy run it from there, in every later release. Therefore neither the
 * text nor the name that it loads ever changes; a test checks both.
 *
 * It names the type of the resource because the process passes a provider neither the type nor the URN. It resolves the
 * package from the project and then from `@pulumi/pulumi`, which also works if pnpm keeps the package out of the
 * project's own node_modules.
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
