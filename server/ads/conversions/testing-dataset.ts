import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Event = { event_id: string; event_name: string; user_data: { ctwa_clid: string } } & Record<
  string,
  unknown
>;
type Batch = { data: Event[]; test_event_code?: string; partner_agent?: string };

/** For tests: a dataset at Meta that takes a set of events whole or not at all, and remembers what it was told. */
export async function startDataset() {
  const at = {
    badClicks: new Set<string>(),
    /** Meta's code for refusing everything. */
    refuses: undefined as number | undefined,
    /** So many answers are lost, after the events were taken. */
    losesAnswers: 0,
    batches: [] as Batch[],
    taken: [] as Event[],
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const say = (status: number, answer: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    };
    const refuse = (code: number, message: string) =>
      say(400, { error: { code, message, fbtrace_id: "AbC" } });
    if (at.refuses) return refuse(at.refuses, "Refused");
    if (request.url?.endsWith("/dataset")) return say(200, { id: "880001" });
    const batch = JSON.parse(body) as Batch;
    at.batches.push(batch);
    const bad = batch.data.find(({ user_data }) => at.badClicks.has(user_data.ctwa_clid));
    if (bad) return refuse(100, `Invalid parameter ${bad.user_data.ctwa_clid}`);
    at.taken.push(...batch.data);
    if (at.losesAnswers > 0) {
      at.losesAnswers--;
      return response.destroy();
    }
    say(200, { events_received: batch.data.length, messages: [], fbtrace_id: "AbC" });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env.META_GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return at;
}
