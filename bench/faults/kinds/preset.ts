import type Cloudflare from "cloudflare";
import { wirePreset } from "../../../tests/shared/presets";
import { dataOf, type Kind, type Values } from "./kind";

type Params = Omit<Cloudflare.RealtimeKit.PresetReplacePresetByIDParams, "account_id" | "app_id">;

/** The part that the program declares; the rest is a template's, or written by hand. */
interface Permissions extends Values {
  canRecord: boolean;
  plugins?: Values;
}

export const preset: Kind = {
  name: "preset",
  path: "{appId}/presets",
  label: "name",
  methods: { create: "POST", read: "GET", update: "PUT", delete: "DELETE" },
  declared: { name: "weekly", permissions: { canRecord: false } },
  bulk: {
    permissions: {
      canRecord: false,
      plugins: { config: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`plugin-${i}`, { a: i }])) },
    },
  },
  changes: { update: { name: "monthly", permissions: { canRecord: true } } },
  others: { name: "somebody else's" },
  edited: { permissions: { can_record: true } },
  body({ name, permissions: declared }) {
    const { canRecord, plugins } = declared as Permissions;
    const { permissions, ...rest } = wirePreset(String(name));
    return {
      ...rest,
      permissions: {
        ...permissions,
        can_record: canRecord,
        plugins: { ...permissions.plugins, ...plugins },
      },
    };
  },
  shown: ({ name, permissions }) => ({ name, permissions: { canRecord: (permissions as Values).can_record } }),
  sdk: ({ presets }) => ({
    create: ({ accountId, appId }, body) =>
      dataOf(presets.create(String(appId), { account_id: String(accountId), ...(body as unknown as Params) })),
    read: ({ accountId, appId }, id) =>
      dataOf(presets.getPresetByID(id, { account_id: String(accountId), app_id: String(appId) })),
    update: ({ accountId, appId }, id, body) =>
      presets.replacePresetByID(id, {
        ...{ account_id: String(accountId), app_id: String(appId) },
        ...(body as unknown as Params),
      }),
    delete: ({ accountId, appId }, id) => presets.delete(id, { account_id: String(accountId), app_id: String(appId) }),
  }),
};
