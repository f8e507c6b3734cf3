import { isObject } from "../json";
import type { StoredObject } from "./objects";

/** What the data file holds. Lists rather than maps by id, so that no id can be a dangerous key. */
export interface Snapshot {
  /** The emulator's own secrets: what it signs with. */
  keys?: { name: string; value: string }[];
  accounts: { id: string; contains: Contents }[];
}

export type Contents = { collection: string; objects: { object: StoredObject; contains?: Contents }[] }[];

/** Reads the body of a data file of any version that was ever written; undefined if it is damaged. */
export function readSnapshot(version: number, data: object): Snapshot | undefined {
  if (version === 1) return isVersion1(data) ? fromVersion1(data) : undefined;
  return isSnapshot(data) ? data : undefined;
}

function isSnapshot(data: object): data is Snapshot {
  const { keys = [], accounts } = data as { keys?: unknown; accounts?: unknown };
  return (
    Array.isArray(keys) &&
    keys.every((key) => isObject(key) && typeof key.name === "string" && typeof key.value === "string") &&
    Array.isArray(accounts) &&
    accounts.every((one) => isObject(one) && typeof one.id === "string" && isContents(one.contains))
  );
}

function isContents(value: unknown): value is Contents {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        isObject(one) &&
        typeof one.collection === "string" &&
        Array.isArray(one.objects) &&
        one.objects.every(
          (item) =>
            isObject(item) &&
            isObject(item.object) &&
            typeof item.object.id === "string" &&
            (item.contains === undefined || isContents(item.contains)),
        ),
    )
  );
}

/** The first version knew apps with meetings only. */
interface Version1 {
  apps: { account_id: string; app: StoredObject; meetings: StoredObject[] }[];
}

function isVersion1(data: object): data is Version1 {
  const { apps } = data as { apps?: unknown };
  return (
    Array.isArray(apps) &&
    apps.every(
      (one) =>
        isObject(one) &&
        typeof one.account_id === "string" &&
        isObject(one.app) &&
        typeof one.app.id === "string" &&
        Array.isArray(one.meetings) &&
        one.meetings.every((meeting) => isObject(meeting) && typeof meeting.id === "string"),
    )
  );
}

function fromVersion1({ apps }: Version1): Snapshot {
  return {
    accounts: apps.map(({ account_id, app, meetings }) => {
      const inside: Contents = [{ collection: "meetings", objects: meetings.map((object) => ({ object })) }];
      return { id: account_id, contains: [{ collection: "apps", objects: [{ object: app, contains: inside }] }] };
    }),
  };
}
