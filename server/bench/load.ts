import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { webhookPath } from "../webhooks/answer-request";
import { type MetaNumber, post, signed, tells, writes } from "../webhooks/posts";

/** What to send: as fast as `concurrency` open connections allow or, with `perSecond`, at that rate and no faster. */
export type LoadOrder = {
  port: number;
  concurrency: number;
  seconds: number;
  perSecond?: number;
  number: MetaNumber;
  appSecret: string;
  customers: number;
  /** How many messages each customer was sent before: then every second request is a status of one of them. */
  sentToEach?: number;
  /** Ids of messages are made of it, so that no two runs send the same. */
  run: string;
};

/** Times run from when a request was due: one that had to wait for a free connection counts that too. */
export type LoadReport = { answered: number; errors: number; seconds: number; p50Ms: number; p99Ms: number };

export const waIdOf = (customer: number) => `34600${String(customer).padStart(6, "0")}`;
export const sentId = (customer: number, index: number) => `wamid.sent.${customer}.${index}`;

const pricing = { billable: true, pricing_model: "PMP", type: "regular", category: "utility" };

function payloadOf({ number, customers, run, sentToEach }: LoadOrder, index: number) {
  const at = new Date();
  if (sentToEach && index % 2 === 1) {
    const turn = (index - 1) / 2;
    const customer = turn % customers;
    const visit = Math.floor(turn / customers);
    const id = sentId(customer, Math.floor(visit / 2) % sentToEach);
    const to = { waId: waIdOf(customer) };
    return post(number, tells({ id, status: visit % 2 ? "read" : "delivered", at, to, pricing }));
  }
  const customer = (sentToEach ? index / 2 : index) % customers;
  const from = { waId: waIdOf(customer), name: `Customer ${customer}` };
  const text = { body: `Hello, do you have sourdough bread today? This is my question number ${index}.` };
  const id = `wamid.${run}.${index}.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=`;
  return post(number, writes({ from, id, at, type: "text", text }));
}

/** One webhook, signed and written as HTTP. */
function requestOf(order: LoadOrder, index: number): Buffer {
  const { rawBody, signature } = signed(payloadOf(order, index), order.appSecret);
  const head = [
    `POST ${webhookPath} HTTP/1.1`,
    `host: 127.0.0.1:${order.port}`,
    "content-type: application/json",
    `x-hub-signature-256: ${signature}`,
    `content-length: ${rawBody.length}`,
  ].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), rawBody]);
}

const percentile = (sorted: Float64Array, share: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

type Line = { send: (request: Buffer) => Promise<boolean>; close: () => void };

/** One kept-open connection. Written on the bare socket, so that the generator leaves the processor to the product. */
async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received = "";
  let settle: ((isOk: boolean) => void) | undefined;
  const end = (isOk: boolean) => {
    received = "";
    settle?.(isOk);
    settle = undefined;
  };
  socket.on("data", (part) => {
    received += part.toString("latin1");
    const headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length >= headEnd + 4 + length) end(received.startsWith("HTTP/1.1 200"));
  });
  socket.on("error", () => end(false)).on("close", () => end(false));
  return {
    send: (request) =>
      new Promise((resolve) => {
        settle = resolve;
        if (socket.destroyed) end(false);
        else socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

const mostReady = 20_000;

async function sendLoad(order: LoadOrder): Promise<LoadReport> {
  const { concurrency, seconds, perSecond } = order;
  // At full speed the requests are signed beforehand; at a given rate there is time to sign each one.
  const ready = perSecond ? [] : Array.from({ length: mostReady }, (_, index) => requestOf(order, index));
  const lines = await Promise.all(Array.from({ length: concurrency }, () => openLine(order.port)));
  const tookMs: number[] = [];
  let errors = 0;
  let next = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;

  const keepSending = async (line: Line) => {
    for (;;) {
      const index = next++;
      const dueAt = perSecond ? startedAt + (index / perSecond) * 1000 : performance.now();
      if (dueAt >= endsAt) return;
      const early = dueAt - performance.now();
      if (early > 1) await pause(early);
      const isOk = await line.send(ready[index % mostReady] ?? requestOf(order, index));
      if (isOk) tookMs.push(performance.now() - dueAt);
      else errors += 1;
    }
  };
  await Promise.all(lines.map(keepSending));
  const tookSeconds = (performance.now() - startedAt) / 1000;
  for (const line of lines) line.close();
  const sorted = Float64Array.from(tookMs).sort();
  return {
    answered: sorted.length,
    errors,
    seconds: tookSeconds,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

process.on("message", (order: LoadOrder) => {
  sendLoad(order).then((report) => process.send?.(report));
});
process.on("disconnect", () => process.exit(0));
