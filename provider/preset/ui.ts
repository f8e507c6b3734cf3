import * as z from "zod";
import { field } from "../schema/field";

/** How RealtimeKit's UI Kit looks to the participants of a preset. */

const color = (doc: string) => field(z.string().optional(), { doc });
const shades = <Name extends string>(of: string, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, color(`Shade ${name} of the ${of}.`)])) as Record<
    Name,
    ReturnType<typeof color>
  >;

const background = z
  .strictObject(shades("background", "600", "700", "800", "900", "1000"))
  .meta({ id: "BackgroundColors" });

const brand = z.strictObject(shades("brand color", "300", "400", "500", "600", "700")).meta({ id: "BrandColors" });

const colors = z
  .strictObject({
    background: field(background.optional(), { doc: "Shades of the background." }),
    brand: field(brand.optional(), { doc: "Shades of your brand's color." }),
    danger: color("Color of errors and of what ends something."),
    success: color("Color of what succeeded."),
    text: color("Color of text on the background."),
    textOnBrand: color("Color of text on the brand color."),
    videoBg: color("Color behind videos."),
    warning: color("Color of warnings."),
  })
  .meta({ id: "Colors" });

const designTokens = z
  .strictObject({
    borderRadius: field(z.enum(["sharp", "rounded", "extra-rounded", "circular"]).optional(), {
      doc: "How round corners are.",
    }),
    borderWidth: field(z.enum(["none", "thin", "fat"]).optional(), { doc: "How wide borders are." }),
    theme: field(z.enum(["darkest", "dark", "light"]).optional(), { doc: "Theme." }),
    spacingBase: field(z.number().min(1).optional(), {
      doc: "Unit of which every distance is a multiple.",
      unit: "pixels",
    }),
    colors: field(colors.optional(), { doc: "Colors, each as a hexadecimal RGB value such as `#b56927`." }),
    fontFamily: field(z.string().optional(), { doc: "Font family, as CSS names it." }),
    googleFont: field(z.string().optional(), { doc: "Name of a font of Google Fonts, which the UI Kit then loads." }),
    logo: field(z.url().optional(), { doc: "URL of the logo." }),
  })
  .meta({ id: "DesignTokens" });

export const ui = z
  .strictObject({
    designTokens: field(designTokens.optional(), { doc: "Colors, fonts and shapes." }),
    // In the API reference until 2026-06-11; alchemy's live tests found it required then, and send it to this day.
    configDiff: field(z.record(z.string(), z.unknown()).optional(), {
      doc: "Changes to the UI Kit's configuration, with names as the UI Kit has them. The API reference no longer has this field, so the provider sends it only if you set it: set `{}` if RealtimeKit asks for `ui.config_diff`.",
    }),
  })
  .meta({ id: "Ui" });
