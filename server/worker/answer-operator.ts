import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerMetrics } from "../answer-metrics";
import { log } from "../log";
import { findUnreadiness } from "../readiness";

type Answer = { status: number; body: string; contentType?: string };

const answers: Record<string, (authorization?: string) => Promise<Answer>> = {
  "/api/metrics": answerMetrics,
  "/api/health/live": async () => ({ status: 200, body: "live" }),
  "/api/health/ready": async () => {
    const problem = await findUnreadiness();
    return problem ? { status: 503, body: problem } : { status: 200, body: "ready" };
  },
};

/** A worker has no pages, but its operator asks for its health and its metrics as of a web process. */
export async function answerOperator({ host, port }: { host: string; port: number }) {
  const server = createServer(async (request, response) => {
    const answer = answers[(request.url ?? "").split("?")[0] ?? ""];
    try {
      const {
        status,
        body,
        contentType = "text/plain",
      } = (await answer?.(request.headers.authorization)) ?? {
        status: 404,
        body: "There is nothing here.",
      };
      response.writeHead(status, { "content-type": contentType, "x-content-type-options": "nosniff" });
      response.end(body);
    } catch (error) {
      log.error({ err: error }, "the operator got no answer");
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
