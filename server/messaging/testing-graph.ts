import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Call = { method: string; path: string; body: Record<string, unknown> };
type Answer = { status?: number; json?: unknown; isCutOff?: boolean };

/** For tests: a server on this machine that answers as the Graph API does, and remembers what it was asked. */
export async function startGraph() {
  const calls: Call[] = [];
  const answers: Answer[] = [];
  let answered = 0;
  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(call);
    const answer = answers.shift() ?? {};
    if (answer.isCutOff) return void request.socket.destroy();
    reply(response, answer.status ?? 200, answer.json ?? usual(call, ++answered));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  process.env.META_GRAPH_URL = `http://127.0.0.1:${port}`;
  return {
    calls,
    /** What it answers next, instead of saying yes. */
    answerNext: (...next: Answer[]) => answers.push(...next),
    forgetAnswers: () => answers.splice(0),
    sent: () => calls.filter(({ path, body }) => path.endsWith("/messages") && body.type !== undefined),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const metaError = (code: number, details = "Because") => ({
  status: 400,
  json: { error: { message: `(#${code}) No`, code, error_data: { details }, fbtrace_id: "A1b2" } },
});

function usual({ path, body }: Call, n: number): unknown {
  if (path.endsWith("/media")) return { id: `20260000${n}` };
  if (body.status === "read") return { success: true };
  return {
    messaging_product: "whatsapp",
    contacts: [{ input: body.to }],
    messages: [{ id: `wamid.${process.pid}.${n}` }],
  };
}

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("latin1");
  const isJson = request.headers["content-type"]?.startsWith("application/json");
  const body = isJson ? JSON.parse(Buffer.from(text, "latin1").toString()) : { form: text };
  const path = (request.url ?? "").replace(/^\/v[\d.]+/, "");
  return { method: request.method ?? "", path, body };
}

function reply(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
}
