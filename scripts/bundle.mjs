/** Bundles what the engine starts: one file loads faster than a hundred. */
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";

const shared = { bundle: true, minify: true, platform: "node", target: "node20", logLevel: "warning" };

/**
 * undici as a compressed string that is compiled at the first request. It is two fifths of the plugin's code, and Node.js
 * would compile it at each start, also for a preview, which sends no request.
 */
const lateUndici = {
  name: "late-undici",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: "undici", namespace: "late" }));
    onLoad({ filter: /^undici$/, namespace: "late" }, async () => {
      const entryPoints = [createRequire(import.meta.url).resolve("undici")];
      const { outputFiles } = await build({ ...shared, entryPoints, write: false });
      const packed = deflateSync(outputFiles[0].contents).toString("base64");
      return {
        contents: `
          const code = require("node:zlib").inflateSync(Buffer.from("${packed}", "base64")).toString();
          require("node:vm").compileFunction(code, ["module", "exports", "require"])(module, exports, require);`,
      };
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
    plugins: [lateUndici],
  }),
  /** What the dynamic-provider process loads. undici comes from node_modules, so that you can update it. */
  build({
    ...shared,
    entryPoints: ["provider/index.ts"],
    outfile: "dist/provider/bundle.js",
    external: ["undici"],
  }),
]);
