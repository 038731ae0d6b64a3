import { setTimeout as pause } from "node:timers/promises";
import { and, inArray, isNull } from "drizzle-orm";
import { jobs } from "@/db/schema/hall";
import { asWorker, closeDatabase, systemCtx } from "../../context";
import { claimJobs, finishJob, postponeJob } from "../../queue";
import { handOverVideoJob } from "../videos/hand-over-job";
import { handOverVideo } from "../videos/hand-over-video";
import { publish } from "./publish";
import { publishJob } from "./publish-job";

const only = [publishJob.name, handOverVideoJob.name];

/** Has what waits for its time done now; whether there was any. */
const hurry = () =>
  asWorker(async (db) => {
    const isWaiting = and(inArray(jobs.name, only), isNull(jobs.failedAt), isNull(jobs.claimedUntil));
    const waiting = await db
      .update(jobs)
      .set({ runAt: new Date() })
      .where(isWaiting)
      .returning({ id: jobs.id });
    return waiting.length > 0;
  });

/** For tests that kill it: a worker that publishes and does nothing else, until nothing is left to publish. */
for (;;) {
  const [job] = await claimJobs(1, { only });
  if (!job) {
    if (!(await hurry())) break;
    await pause(50);
    continue;
  }
  const ctx = systemCtx(job.workspaceId);
  const later =
    job.name === publishJob.name
      ? await publish(ctx, publishJob.payload.parse(job.payload))
      : await handOverVideo(ctx, handOverVideoJob.payload.parse(job.payload));
  if (later) {
    await postponeJob(job, { ...later, runAt: new Date() });
    await pause(50);
  } else await asWorker((db) => finishJob(db, job));
}
await closeDatabase();
