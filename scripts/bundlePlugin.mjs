/** Bundles the plugin into one file that needs no node_modules. */
import { build } from "esbuild";

await build({
  entryPoints: ["provider/plugin/main.ts"],
  outfile: "plugin/index.cjs",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
});
