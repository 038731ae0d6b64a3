import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type AtMeta = {
  verified_name: string;
  name_status: string;
  new_display_name?: string;
  new_name_status?: string;
  oba_status: string;
  status_message: string;
};

const well: AtMeta = {
  verified_name: "Luna",
  name_status: "APPROVED",
  oba_status: "NOT_STARTED",
  status_message: "Nothing yet",
};

/** For tests: Meta with one number that it decides about, remembering all that it was asked to decide. */
export async function startMeta() {
  const at: AtMeta = { ...well };
  const next: { refusal?: object; isLost?: "heard" | "unheard"; isAway?: boolean } = {};
  const asked: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    if (next.isAway) return response.writeHead(503).end("away");
    if (request.method === "GET") return say(200, { id: "1", ...at });
    const change = JSON.parse(body);
    asked.push(change);
    if (next.refusal) return say(400, { error: next.refusal });
    if (next.isLost !== "unheard") {
      const { new_display_name } = change;
      if (new_display_name) Object.assign(at, { new_display_name, new_name_status: "PENDING_REVIEW" });
      else at.oba_status = "PENDING";
    }
    if (next.isLost) return response.destroy();
    say(200, { success: true });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    at,
    next,
    asked,
    /** As on a good day, with nothing asked. */
    isWell() {
      asked.length = 0;
      for (const key of Object.keys(next) as (keyof typeof next)[]) delete next[key];
      delete at.new_display_name;
      delete at.new_name_status;
      Object.assign(at, well);
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
