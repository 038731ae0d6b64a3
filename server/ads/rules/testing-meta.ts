import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** For tests: Meta's campaigns, each with the status it has there; what is asked for is remembered. */
export async function startCampaigns() {
  const meta = {
    statuses: new Map<string, string>(),
    writes: [] as { id: string; status?: string }[],
    /** When ad sets end there. */
    ends: new Map<string, string>(),
    /** Answers to so many writes are lost after they were taken. */
    losesAnswers: 0,
    /** Writes that Meta has no time for now. */
    tooMany: 0,
    /** Writes that Meta refuses. */
    refusals: 0,
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const id = new URL(request.url ?? "", "http://meta").pathname.split("/").at(-1) ?? "";
    const say = (status: number, answer: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    };
    if (request.method === "GET") {
      const status = meta.statuses.get(id) ?? "ACTIVE";
      const node = { id, name: "Winter", configured_status: status, effective_status: status };
      return say(200, { ...node, end_time: meta.ends.get(id) });
    }
    if (meta.tooMany > 0) {
      meta.tooMany--;
      return say(400, { error: { code: 2, message: "Service temporarily unavailable", is_transient: true } });
    }
    if (meta.refusals > 0) {
      meta.refusals--;
      return say(400, { error: { code: 100, message: "Invalid parameter" } });
    }
    const { status } = JSON.parse(body) as { status?: string };
    meta.writes.push({ id, status });
    if (status) meta.statuses.set(id, status);
    if (meta.losesAnswers > 0) {
      meta.losesAnswers--;
      return response.destroy();
    }
    say(200, { success: true });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return meta;
}
