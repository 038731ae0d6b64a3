import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { storeDelivery } from "../webhooks/store-delivery";

/**
 * The limit of this machine: reads a body, commits it with the product's own group commit, answers 200. No signature,
 * no parsing, no sealing, no pages beside it.
 */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    storeDelivery(
      { lane: 0, sealedBody: Buffer.concat(parts), traceParent: null },
      {
        stored: () => response.writeHead(200, { "content-length": 2 }).end("ok"),
        notStored: () => response.writeHead(503, { "content-length": 0 }).end(),
      },
    );
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
