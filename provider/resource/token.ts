/** The token of a resource type or a function of the plugin. It is part of every URN, so it never changes without an alias. */
export function nativeToken(name: string): string {
  return `realtimekit:index:${name}`;
}
