import { frozen, type Template } from "./template";

/** The look of every template. Spacing and colors are the defaults of RealtimeKit's schema, on the theme that they fit. */
export const ui: Template["ui"] = frozen({
  designTokens: {
    borderRadius: "rounded",
    borderWidth: "thin",
    theme: "dark",
    spacingBase: 4,
    colors: {
      background: { "600": "#222222", "700": "#1f1f1f", "800": "#1b1b1b", "900": "#181818", "1000": "#141414" },
      brand: { "300": "#844d1c", "400": "#9d5b22", "500": "#b56927", "600": "#d37c30", "700": "#d9904f" },
      danger: "#FF2D2D",
      success: "#62A504",
      text: "#EEEEEE",
      textOnBrand: "#EEEEEE",
      videoBg: "#191919",
      warning: "#FFCD07",
    },
  },
} as const);
