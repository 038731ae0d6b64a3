import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerDb } from "@/db/factories";
import { deliveries, jobs } from "@/db/schema/hall";
import { startGraph } from "../messaging/testing-graph";
import { createShop } from "../messaging/testing-shop";
import { jobsChannel } from "../queue";
import { startTracing, stopTracing, traced, traceIds } from "../tracing";
import { post, writes } from "../webhooks/posts";
import { arrive, processAll } from "./arrivals";
import { listenFor } from "./wake";
import { workJobs } from "./work-jobs";

const span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  links: z.array(z.object({ traceId: z.string() })).default([]),
  attributes: z.array(z.object({ key: z.string() })).default([]),
});
const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.unknown()) }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

/** A collector, as an operator would run one. */
async function startCollector() {
  const posts: { path: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    posts.push({ path: request.url ?? "", body: Buffer.concat(parts).toString() });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const spans = () =>
    posts.flatMap(({ body }) =>
      exported
        .parse(JSON.parse(body))
        .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    spans,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const collector = await startCollector();
const graph = await startGraph();
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
afterAll(async () => {
  await graph.close();
  await collector.close();
});

test("without a collector nothing is traced, and the work is done all the same", async () => {
  expect(await traced("work", async () => traceIds())).toEqual({});
  const { number, contact } = await createShop();
  await arrive(post(number, writes({ from: { waId: contact.waId! }, id: "wamid.before", at: new Date() })));
  expect((await ownerDb().select().from(deliveries)).map((row) => row.traceParent)).toEqual([null]);
  await processAll();
});

test("one trace leads from the webhook through its processing, and from an answer to Meta, and holds no word of theirs", async () => {
  const { number, contact, say, find } = await createShop();
  await ownerDb().delete(jobs);
  await startTracing("worker");
  const words = "¿Tienen pan de masa madre?";
  const text = { body: words };
  const from = { waId: contact.waId!, name: "Carmen Delgado" };
  await arrive(post(number, writes({ from, id: "wamid.traced", at: new Date(), type: "text", text })));
  await processAll();

  let traceId: string | undefined;
  const messageId = await traced("procedure inbox.reply", () => {
    traceId = traceIds().traceId;
    return say("Sí, desde las ocho.");
  });
  const stopping = new AbortController();
  const work = workJobs(listenFor(jobsChannel), stopping.signal);
  while ((await find(messageId)).status !== "sent") await pause(20);
  stopping.abort();
  await work;
  await stopTracing();

  expect(collector.posts[0]).toMatchObject({ path: "/v1/traces" });
  expect(collector.posts[0]?.body).toContain("guichet-worker");
  const spans = collector.spans();
  const named = (name: string) => spans.find((span) => span.name === name);
  expect(named("deliveries")).toMatchObject({
    traceId: named("webhook")?.traceId,
    parentSpanId: named("webhook")?.spanId,
  });
  const sent = named("job deliverMessage");
  expect(sent).toMatchObject({ traceId, parentSpanId: named("procedure inbox.reply")?.spanId });
  expect(named("meta")).toMatchObject({ traceId, parentSpanId: sent?.spanId });

  const all = collector.posts.map(({ body }) => body).join();
  for (const secret of [words, "desde las ocho", "Carmen", contact.waId!, "wamid", "token-of-luna"])
    expect(all).not.toContain(secret);
});

test("deliveries processed as one set are linked to the trace of each", async () => {
  const { number, contact } = await createShop();
  await startTracing("worker");
  const from = { waId: contact.waId! };
  for (const id of ["wamid.one", "wamid.two"])
    await arrive(post(number, writes({ from, id, at: new Date() })));
  await processAll();
  await stopTracing();
  const webhooks = collector.spans().filter((span) => span.name === "webhook");
  const linked = collector.spans().findLast((span) => span.links.length > 0);
  expect(linked?.name).toBe("deliveries");
  expect(linked?.links.map((link) => link.traceId).sort()).toEqual(
    webhooks
      .slice(-2)
      .map((span) => span.traceId)
      .sort(),
  );
});
