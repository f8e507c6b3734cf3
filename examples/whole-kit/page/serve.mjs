// Serves the page to this machine. Browsers give camera and microphone to pages of localhost and of https only.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const page = readFileSync(new URL("index.html", import.meta.url));
const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(page));
server.listen(Number(process.env.PORT ?? 8080), "localhost", () => {
  console.log(`http://localhost:${server.address().port}/`);
});
