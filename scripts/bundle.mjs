/** Bundles what the engine starts: one file loads faster than a hundred. */
import { build } from "esbuild";

const shared = { bundle: true, minify: true, platform: "node", target: "node20", logLevel: "warning" };

await Promise.all([
  /** The plugin, which starts without node_modules. gRPC loads protobufjs only to describe itself, which we never ask. */
  build({
    ...shared,
    entryPoints: ["provider/plugin/main.ts"],
    outfile: "plugin/index.cjs",
    external: ["@grpc/proto-loader"],
  }),
  /** What the dynamic-provider process loads. undici comes from node_modules, so that you can update it. */
  build({
    ...shared,
    entryPoints: ["provider/index.ts"],
    outfile: "dist/provider/bundle.js",
    external: ["undici"],
  }),
]);
