import * as z from "zod";
import { accountId, adoptIdField, appIdOf } from "../schema/address";
import { field } from "../schema/field";
import { config } from "./config";
import { permissions } from "./permissions";
import { DEFAULT_TEMPLATE, TEMPLATE_NAMES } from "./templates";
import { ui } from "./ui";

/**
 * Every field of a preset, once. Ranges and enums are those of Cloudflare's API reference
 * (developers.cloudflare.com/api/resources/realtime_kit/subresources/presets/methods/create). RealtimeKit requires
 * almost all of them; a program declares what differs from the template.
 */
export const presetSchema = z.strictObject({
  accountId,
  appId: appIdOf("preset"),
  name: field(z.string().min(1), {
    doc: "Name of the preset, by which participants refer to it. An app has one preset of a name: if another one has it, creating the preset or renaming it is an error that says its ID (`RTK_EXISTS`).",
  }),
  template: field(z.enum(TEMPLATE_NAMES).optional(), {
    doc: "Role from which the preset takes what you leave out of `config`, `permissions` and `ui`.",
    default: DEFAULT_TEMPLATE,
    providerOnly: true,
  }),
  config: field(config.optional(), { doc: "Type of the meeting, and quality of the media." }),
  permissions: field(permissions.optional(), { doc: "What participants with this preset may do." }),
  ui: field(ui.optional(), { doc: "Look of RealtimeKit's UI Kit." }),
  adoptId: adoptIdField(
    "ID of an existing preset to take over instead of creating one. Taking it over replaces all of its settings by what the template and your overrides say. You can remove the argument afterwards. Changing it to the ID of another preset is an error (`RTK_ADOPT`).",
  ),
});

/** What RealtimeKit adds. */
export const presetOutputs = z.strictObject({
  createdAt: field(z.string(), { doc: "Time at which RealtimeKit created the preset, as an ISO 8601 string." }),
  updatedAt: field(z.string(), {
    doc: "Time at which the preset last changed, as an ISO 8601 string.",
    renewedBy: "*",
  }),
});
