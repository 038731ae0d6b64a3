import { setTimeout as pause } from "node:timers/promises";
import parsePrometheus from "parse-prometheus-text-format";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { answerMetrics } from "../answer-metrics";
import { inTransaction, systemCtx } from "../context";
import { metaError, startGraph } from "../messaging/testing-graph";
import { createShop } from "../messaging/testing-shop";
import { jobsChannel } from "../queue";
import { acceptDelivery } from "../webhooks/accept-delivery";
import { post, signed, tells, writes } from "../webhooks/posts";
import { answerOperator } from "./answer-operator";
import { arrive, processAll } from "./arrivals";
import { measureWindows } from "./measure-windows";
import { listenFor } from "./wake";
import { workJobs } from "./work-jobs";

const token = "a word for Prometheus";
let operator: Awaited<ReturnType<typeof answerOperator>>;
let graph: Awaited<ReturnType<typeof startGraph>>;
beforeAll(async () => {
  process.env.GUICHET_METRICS_TOKEN = token;
  graph = await startGraph();
  operator = await answerOperator({ host: "127.0.0.1", port: 0 });
});
beforeEach(() => ownerDb().delete(jobs));
afterAll(async () => {
  operator.close();
  await graph.close();
});

const ask = (path: string, authorization = `Bearer ${token}`) =>
  fetch(`http://127.0.0.1:${operator.port}${path}`, { headers: { authorization } });

/** The figures as Prometheus reads them, each part of a histogram by its own name: the parser would add up their labels. */
async function scrape() {
  const text = await (await ask("/api/metrics")).text();
  const samples = parsePrometheus(text.replace(/^# .*\n/gm, "")).flatMap(({ name, metrics }) =>
    metrics.map(({ labels = {}, value }) => ({ name, labels, value })),
  );
  const value = (name: string, labels: Record<string, string> = {}) => {
    const wanted = Object.entries(labels);
    const isAsked = (sample: (typeof samples)[number]) =>
      sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value);
    return Number(samples.find(isAsked)?.value ?? 0);
  };
  return { text, value, families: parsePrometheus(text), samples };
}

async function workUntil(isDone: () => Promise<boolean>) {
  const stopping = new AbortController();
  const work = workJobs(listenFor(jobsChannel), stopping.signal);
  while (!(await isDone())) await pause(20);
  stopping.abort();
  await work;
}

test("without the token nobody reads the metrics", async () => {
  for (const authorization of ["", token, `Bearer ${token}x`, `bearer ${token}`])
    expect((await ask("/api/metrics", authorization)).status).toBe(401);
  expect((await ask("/api/metrics")).status).toBe(200);
  expect((await ask("/api/health/ready")).status).toBe(200);
  expect((await ask("/api/anything")).status).toBe(404);
});

test("a customer's message, what became of our answer and a stranger's post move the figures they should", async () => {
  const { number, contact, say, find } = await createShop();
  const before = await scrape();
  const from = { waId: contact.waId! };
  await arrive(post(number, writes({ from, id: "wamid.metrics", at: new Date(Date.now() - 2000) })));
  expect((await scrape()).value("guichet_deliveries_waiting")).toBe(1);
  await acceptDelivery({ ...signed({}), signature: "sha256=00" });
  await processAll();

  const messageId = await say("Sí, desde las ocho.");
  expect((await scrape()).value("guichet_jobs_waiting", { job: "deliverMessage" })).toBe(1);
  await workUntil(async () => (await find(messageId)).status === "sent");
  const refused = await say("Hasta mañana.");
  graph.answerNext(metaError(131026));
  await workUntil(async () => (await find(refused)).status === "failed");
  const { waMessageId } = await find(messageId);
  const errors = [{ code: 131049, title: "Not now" }];
  await arrive(post(number, tells({ id: waMessageId!, status: "failed", at: new Date(), to: from, errors })));
  await processAll();

  const after = await scrape();
  const grew = (name: string, labels?: Record<string, string>) =>
    after.value(name, labels) - before.value(name, labels);
  expect(grew("guichet_deliveries_stored_total")).toBe(2);
  expect(grew("guichet_deliveries_refused_total", { reason: "badSignature" })).toBe(1);
  expect(grew("guichet_deliveries_processed_total", { outcome: "processed" })).toBe(2);
  expect(grew("guichet_sends_total", { outcome: "accepted" })).toBe(1);
  expect(grew("guichet_sends_total", { outcome: "failed" })).toBe(1);
  expect(grew("guichet_meta_errors_total", { code: "131026", where: "call" })).toBe(1);
  expect(grew("guichet_meta_errors_total", { code: "131049", where: "status" })).toBe(1);
  expect(grew("guichet_jobs_total", { job: "deliverMessage", outcome: "done" })).toBe(2);
  expect(grew("guichet_visible_seconds_count", { kind: "message" })).toBe(1);
  expect(grew("guichet_visible_seconds_sum", { kind: "message" })).toBeGreaterThan(1.9);
  expect(grew("guichet_visible_seconds_sum", { kind: "message" })).toBeLessThan(10);
  expect(grew("guichet_visible_seconds_count", { kind: "status" })).toBe(1);
  expect(grew("guichet_webhook_seconds_count")).toBe(2);
  expect(grew("guichet_send_seconds_count")).toBe(1);
  expect(after.value("guichet_deliveries_waiting")).toBe(0);
  expect(after.value("guichet_database_up")).toBe(1);
  const types = new Map(after.families.map(({ name, type }) => [name, type]));
  expect(types.get("process_cpu_seconds_total")).toBe("COUNTER");
  expect(types.get("guichet_visible_seconds")).toBe("HISTOGRAM");
});

test("no label says whose business it is, or who its customer is", async () => {
  const { luna, number, contact, conversation } = await createShop();
  await arrive(post(number, writes({ from: { waId: contact.waId! }, id: "wamid.private", at: new Date() })));
  await processAll();
  const { text, samples } = await scrape();
  for (const secret of [luna.id, luna.name, number.metaPhoneNumberId, contact.waId, conversation.id, "wamid"])
    expect(text).not.toContain(secret);
  const labels = samples.flatMap((sample) => Object.keys(sample.labels));
  const ours = ["process", "reason", "outcome", "kind", "code", "where", "job", "state"];
  const ofProcess = ["le", "quantile", "type", "kind", "space", "version", "major", "minor", "patch"];
  expect([...new Set(labels)].filter((label) => ![...ours, ...ofProcess].includes(label))).toEqual([]);
});

test("a window that closed before anybody answered is counted for a day", async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const { number, contact, say } = await createShop();
  const from = { waId: contact.waId! };
  const missed = async () => {
    await measureWindows();
    return (await scrape()).value("guichet_windows_missed_last_day");
  };
  const before = await missed();
  await arrive(post(number, writes({ from, id: "wamid.missed", at: hoursAgo(30) })));
  await processAll();
  expect(await missed(), "the customer had written just now, too").toBe(before);

  const beto = { waId: "34600999888" };
  await arrive(post(number, writes({ from: beto, id: "wamid.beto", at: hoursAgo(30) })));
  await arrive(post(number, writes({ from: { waId: "34600999777" }, id: "wamid.old", at: hoursAgo(60) })));
  await processAll();
  expect(await missed()).toBe(before + 1);
  expect(await say("Perdón por la espera")).toBeTruthy();
  expect(await missed()).toBe(before + 1);
});

test("transactions are counted while they run, and not after", async () => {
  const { luna } = await createShop();
  let finish = () => {};
  const held = inTransaction(systemCtx(luna.id), () => new Promise<void>((resolve) => (finish = resolve)));
  await pause(100);
  const running = (await scrape()).value("guichet_database_pool_transactions", { state: "running" });
  finish();
  await held;
  const after = (await scrape()).value("guichet_database_pool_transactions", { state: "running" });
  expect(running).toBe(after + 1);
});

test("outside the demo there is nothing to read until a token is chosen", async () => {
  const { GUICHET_METRICS_TOKEN } = process.env;
  expect(GUICHET_METRICS_TOKEN).toBe(token);
  expect(await answerMetrics(undefined)).toMatchObject({ status: 401 });
});
