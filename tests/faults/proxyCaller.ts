// One call through a proxy, in a process of its own: Node.js reads NODE_EXTRA_CA_CERTS only when it starts.
import { Network } from "../../provider/api/network";
import { connectionFrom } from "../../provider/dynamic/settings";

const config: Record<string, string> = JSON.parse(process.argv[2] ?? "{}");
const connection = connectionFrom({ get: (key) => config[key] });

new Network()
  .connect(connection, String, () => {})
  .send({ method: "POST", path: ["acc", "realtime", "kit", "app", "meetings"], body: { title: "t" }, creates: true })
  .then(
    (data) => ({ data }),
    ({ code, message, unsent }) => ({ code, message, unsent }),
  )
  .then((result) => process.stdout.write(JSON.stringify(result)));
