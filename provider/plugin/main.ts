/** The plugin's process: the engine starts it, and reads the port of its server from the first line of its output. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { serve } from "./server";

void serve({ version, schema: readFileSync(join(__dirname, "schema.json"), "utf8") }).then((port) => {
  process.stdout.write(`${port}\n`);
});

// An engine that is killed leaves its plugins behind, and nothing would ever end them.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit();
}, 1000).unref();
