/** The plugin's process: the engine starts it, and reads the port of its server from the first line of its output. */
import { version } from "../../package.json";
import schema from "../../plugin/schema.json";
import { serve } from "./server";

void serve({ version, schema: JSON.stringify(schema) }).then((port) => {
  process.stdout.write(`${port}\n`);
});

// An engine that is killed leaves its plugins behind, and nothing would ever end them.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit();
}, 1000).unref();
