import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createWorkspace, ownerDb } from "@/db/factories";
import { jobs } from "@/db/schema/hall";
import { asWorker, inTransaction, systemCtx } from "./context";
import { backOffMs, claimJobs, defineJob, enqueue, failJob, finishJob, postponeJob } from "./queue";

const greet = defineJob("greet", z.object({ name: z.string() }));
const luna = await createWorkspace();
const ctx = systemCtx(luna.id);
const names = (rows: { payload: unknown }[]) => rows.map((row) => greet.payload.parse(row.payload).name);

beforeEach(() => ownerDb().delete(jobs));

test("a job exists only if the transaction that asked for it commits", async () => {
  const asked = inTransaction(ctx, async (ctx) => {
    await enqueue(ctx, greet, { name: "Ana" });
    throw new Error("changed my mind");
  });
  await expect(asked).rejects.toThrow("changed my mind");
  expect(await claimJobs(10)).toEqual([]);
});

test("twenty workers that claim at once share the jobs and no job goes twice", async () => {
  for (let i = 0; i < 60; i++) await enqueue(ctx, greet, { name: `${i}` });
  const claims = (await Promise.all(Array.from({ length: 20 }, () => claimJobs(5)))).flat();
  expect(new Set(claims.map((job) => job.id)).size).toBe(claims.length);
  expect(claims.length).toBe(60);
});

test("jobs of one lane come one at a time, in the order asked, while other lanes go on", async () => {
  for (const name of ["first", "second"]) await enqueue(ctx, greet, { name }, { lane: "carmen" });
  await enqueue(ctx, greet, { name: "other" }, { lane: "diego" });
  const claimed = await claimJobs(10);
  expect(names(claimed).sort()).toEqual(["first", "other"]);
  expect(await claimJobs(10)).toEqual([]);
  const first = claimed.find((job) => job.lane === "carmen")!;
  await asWorker((db) => finishJob(db, first));
  expect(names(await claimJobs(10))).toEqual(["second"]);
});

test("a postponed job holds its lane, a failed one lets it go", async () => {
  for (const name of ["first", "second"]) await enqueue(ctx, greet, { name }, { lane: "carmen" });
  const [first] = await claimJobs(10);
  await postponeJob(first!, { runAt: new Date(Date.now() + 60_000), countsAsAttempt: false });
  expect(await claimJobs(10)).toEqual([]);
  await failJob(first!, "refused");
  expect(names(await claimJobs(10))).toEqual(["second"]);
});

test("the job of a killed worker is taken over when its lease runs out, with one more attempt", async () => {
  await enqueue(ctx, greet, { name: "Ana" });
  await claimJobs(1);
  expect(await claimJobs(1)).toEqual([]);
  await ownerDb().update(jobs).set({ claimedUntil: sql`now() - interval '1 second'` });
  expect(await claimJobs(1)).toMatchObject([{ attempts: 2 }]);
});

test("asking again with the same key adds nothing while the first waits", async () => {
  for (let i = 0; i < 3; i++) await enqueue(ctx, greet, { name: "sync" }, { key: "templates" });
  expect(await claimJobs(10)).toHaveLength(1);
});

test("back-off doubles from a second to ten minutes and never falls in step", () => {
  expect([1, 2, 3, 12].map((attempt) => backOffMs(attempt, () => 0))).toEqual([1000, 2000, 4000, 600_000]);
  expect(backOffMs(1, () => 0.999)).toBeGreaterThan(1100);
});

test("asking again with the same key while the first runs adds one more", async () => {
  await enqueue(ctx, greet, { name: "Ana" }, { key: "ana" });
  const [running] = await claimJobs(10);
  for (let times = 0; times < 3; times++) await enqueue(ctx, greet, { name: "Ana" }, { key: "ana" });
  await asWorker((db) => finishJob(db, running!));
  expect(await claimJobs(10)).toHaveLength(1);
});

test("of two that were asked for with the same key, the one that has to wait again makes room for the other", async () => {
  await enqueue(ctx, greet, { name: "first" }, { key: "ana" });
  const [running] = await claimJobs(10);
  await enqueue(ctx, greet, { name: "second" }, { key: "ana" });
  await postponeJob(running!, { runAt: new Date() });
  expect(names(await claimJobs(10))).toEqual(["second"]);
});
