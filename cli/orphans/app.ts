/** Where meetings live. */
export interface App {
  accountId: string;
  appId: string;
}

/** Each app once, in the order of its first mention. */
export function distinctApps(apps: readonly App[]): App[] {
  return [...new Map(apps.map(({ accountId, appId }) => [`${accountId}/${appId}`, { accountId, appId }])).values()];
}
