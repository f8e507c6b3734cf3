import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers every request alike, as fast as node:http can, and gives the base URL. */
export function startBareServer(answer: object): Promise<string> {
  const body = Buffer.from(JSON.stringify(answer));
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(request.method === "POST" ? 201 : 200, {
        "content-type": "application/json",
        "content-length": body.length,
      });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`);
    });
  });
}
