import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { messages } from "@/db/schema/messaging";
import { createBakery } from "./testing";

const root = fileURLToPath(new URL("../../..", import.meta.url));

let meta: Server;
let worker: ChildProcess | undefined;
/** To whom Meta was asked to bring something, in order. */
let asked: string[] = [];
/** At which of the messages the worker is killed: before Meta heard of it, or before the worker hears the answer. */
let fate: { at: number; moment: "before" | "after" } | undefined;

beforeAll(async () => {
  meta = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { to } = JSON.parse(Buffer.concat(parts).toString()) as { to: string };
    const isFatal = fate?.at === asked.length + 1;
    if (isFatal && fate?.moment === "before") return void worker?.kill("SIGKILL");
    asked.push(to);
    if (isFatal) return void worker?.kill("SIGKILL");
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ messages: [{ id: `wamid.crash.${asked.length}` }] }));
  });
  await new Promise<void>((listening) => meta.listen(0, "127.0.0.1", listening));
});

afterAll(() => {
  worker?.kill("SIGKILL");
  meta?.closeAllConnections();
  meta?.close();
});

/** Lets a worker run until it ends by itself or is killed, by Meta's hand or after a while; returns whether it was killed. */
async function runWorker(afterMs?: number): Promise<boolean> {
  const { port } = meta.address() as AddressInfo;
  const file = join(root, "server/notifications/broadcasts/testing-sender.ts");
  worker = spawn(process.execPath, ["--import", "tsx", file], {
    cwd: root,
    env: { ...process.env, META_GRAPH_URL: `http://127.0.0.1:${port}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const timer = afterMs === undefined ? undefined : setTimeout(() => worker?.kill("SIGKILL"), afterMs);
  const [, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((ended) =>
    worker!.once("exit", (...how) => ended(how)),
  );
  clearTimeout(timer);
  return signal === "SIGKILL";
}

/** The dead worker's leases end, and so does the time in which Meta would have told of what it had begun. */
async function letTimePass() {
  await ownerDb().update(jobs).set({ claimedUntil: null, runAt: sql`now()` });
  await ownerDb()
    .update(messages)
    .set({ attemptedAt: sql`attempted_at - interval '2 minutes'` })
    .where(eq(messages.status, "sending"));
}

async function begin(people: number) {
  asked = [];
  fate = undefined;
  await ownerDb().delete(jobs);
  const bakery = await createBakery();
  for (let n = 0; n < people; n++) await bakery.customer();
  const broadcastId = await bakery.draft();
  await bakery.send(broadcastId);
  return { ...bakery, broadcastId };
}

/** Those whose attempt was cut off: Meta's status would tell of them, and without it a person decides. */
async function cutOff(workspaceId: string): Promise<number> {
  const rows = await ownerDb().select().from(messages).where(eq(messages.workspaceId, workspaceId));
  return rows.filter(({ status }) => status === "sending" || status === "failed").length;
}

test("killed at any message, before or after Meta heard of it, nobody gets it twice and nobody is forgotten", {
  timeout: 240_000,
}, async () => {
  const people = 8;
  const { luna, broadcastId, recipients } = await begin(people);
  for (let at = 1; at <= people; at += 2) {
    fate = { at, moment: at % 4 === 1 ? "before" : "after" };
    await letTimePass();
    if (!(await runWorker())) break;
  }
  fate = undefined;
  await letTimePass();
  expect(await runWorker()).toBe(false);

  expect(new Set(asked).size).toBe(asked.length);
  const rows = await recipients(broadcastId);
  expect(rows.every(({ state }) => state === "queued")).toBe(true);
  expect(new Set(rows.map(({ messageId }) => messageId)).size).toBe(people);
  const lost = await cutOff(luna.id);
  expect(lost).toBeGreaterThan(0);
  // Killed before Meta heard of it, a message looks to us as one that Meta may have.
  expect(people - asked.length).toBeLessThanOrEqual(lost);
});

test("killed at any time at all, nobody gets it twice and nobody is forgotten", {
  timeout: 240_000,
}, async () => {
  const people = 60;
  const { luna, broadcastId, recipients } = await begin(people);
  for (const afterMs of [700, 900, 1000, 1100, 1250, 1400]) {
    await letTimePass();
    await runWorker(afterMs);
  }
  await letTimePass();
  expect(await runWorker()).toBe(false);
  expect(new Set(asked).size).toBe(asked.length);
  expect((await recipients(broadcastId)).every(({ state }) => state === "queued")).toBe(true);
  expect(people - asked.length).toBeLessThanOrEqual(await cutOff(luna.id));
});
