import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { createConversation, createWorkspace, ownerDb } from "@/db/factories";
import { deliveries, deliveryFindings, jobs } from "@/db/schema/hall";
import { systemCtx } from "../context";
import { recordEvent } from "../events";
import { defineJob, enqueue, jobsChannel } from "../queue";
import { forgetDeliveries } from "../webhooks/forget-deliveries";
import { listenFor } from "./wake";
import { workJobs } from "./work-jobs";

const wake = listenFor(jobsChannel);

/** Lets a worker look at the jobs until what is asked of them is so. */
async function workUntil(isSo: () => Promise<boolean>): Promise<void> {
  const stopping = new AbortController();
  const work = workJobs(wake, stopping.signal);
  while (!(await isSo())) await pause(20);
  stopping.abort();
  await work;
}
const jobsOf = (workspaceId: string) =>
  ownerDb().select().from(jobs).where(eq(jobs.workspaceId, workspaceId));

test("a job that is done is gone", async () => {
  const { id } = await createWorkspace();
  const conversation = await createConversation(id);
  await recordEvent(systemCtx(id), { kind: "conversation.read", conversationId: conversation.id });
  expect(await jobsOf(id)).toHaveLength(1);
  await workUntil(async () => (await jobsOf(id)).length === 0);
});

test("a job that nobody does is kept, with the reason", async () => {
  const { id } = await createWorkspace();
  await enqueue(systemCtx(id), defineJob("dance", z.object({})), {});
  await workUntil(async () => (await jobsOf(id)).some((job) => job.failedAt !== null));
  expect((await jobsOf(id))[0]).toMatchObject({ lastError: "Nobody here does dance" });
});

test("a job that fails comes back later, with its error", async () => {
  const { id } = await createWorkspace();
  await enqueue(systemCtx(id), defineJob("media.fetch", z.object({})), {});
  await workUntil(async () => (await jobsOf(id)).some((job) => job.lastError !== null));
  const [job] = await jobsOf(id);
  expect(job).toMatchObject({ attempts: 1, failedAt: null, claimedUntil: null });
  expect(job!.runAt.getTime()).toBeGreaterThan(Date.now());
});

test("raw deliveries go after their days, with what was found in them, and newer ones stay", async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  const values = [days(31), days(29)].map((receivedAt) => ({
    lane: 0,
    sealedBody: Buffer.from("x"),
    receivedAt,
  }));
  const [old, young] = await ownerDb().insert(deliveries).values(values).returning();
  await ownerDb()
    .insert(deliveryFindings)
    .values([old!, young!].map(({ id }) => ({ deliveryId: id, position: 0, reason: "test", detail: "" })));
  await forgetDeliveries();
  expect((await ownerDb().select().from(deliveries)).map((row) => row.id)).toEqual([young!.id]);
  expect((await ownerDb().select().from(deliveryFindings)).map((row) => row.deliveryId)).toEqual([young!.id]);
});
