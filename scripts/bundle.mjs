/** Bundles what the engine starts: one file loads faster than a hundred. */
import { build } from "esbuild";

const shared = { bundle: true, minify: true, platform: "node", target: "node20", logLevel: "warning" };

/**
 * undici as a text in the bundle, compiled by the first import: V8 reads each function of a script when it starts, and a
 * preview with nothing changed calls no service. What does call one compiles it then. The file stays one.
 */
const undiciOnDemand = {
  name: "undici-on-demand",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path, namespace: "on-demand" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "on-demand" }, async ({ path }) => {
      const stdin = { contents: `module.exports = require("${path}")`, resolveDir: "." };
      const { outputFiles } = await build({ ...shared, stdin, format: "cjs", write: false });
      const source = JSON.stringify(outputFiles[0].text);
      return { contents: `new Function("require", "module", "exports", ${source})(require, module, exports)` };
    });
  },
};

await Promise.all([
  /** The plugin, which starts without node_modules. gRPC loads protobufjs only to describe itself, which we never ask. */
  build({
    ...shared,
    entryPoints: ["provider/plugin/main.ts"],
    outfile: "plugin/index.cjs",
    external: ["@grpc/proto-loader"],
    plugins: [undiciOnDemand],
  }),
  /** What the dynamic-provider process loads. undici comes from node_modules, so that you can update it. */
  build({
    ...shared,
    entryPoints: ["provider/index.ts"],
    outfile: "dist/provider/bundle.js",
    external: ["undici"],
  }),
]);
