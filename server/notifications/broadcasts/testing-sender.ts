import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { asWorker, closeDatabase, systemCtx } from "../../context";
import { deliverMessage, deliverNotificationJob } from "../../messaging/deliver-message";
import { claimJobs, finishJob, type JobRow, postponeJob } from "../../queue";
import { mayNotify } from "../may-notify";
import { sendBroadcast } from "./send-broadcast";
import { sendBroadcastJob } from "./send-broadcast-job";

const only = [sendBroadcastJob.name, deliverNotificationJob.name];

/** Whether anything waits but messages of which Meta has to tell. */
const isWaiting = () =>
  asWorker(async (db) => {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from jobs
      where failed_at is null and name = any(${sql.param(only)}::text[]) and run_at < now() + interval '10 seconds'`);
    return (row?.waiting ?? 0) > 0;
  });

const work = (job: JobRow) => {
  const ctx = systemCtx(job.workspaceId);
  return job.name === sendBroadcastJob.name
    ? sendBroadcast(ctx, sendBroadcastJob.payload.parse(job.payload))
    : deliverMessage(ctx, deliverNotificationJob.payload.parse(job.payload), job, mayNotify);
};

/** For tests that kill it: a worker that sends broadcasts and does nothing else, until nothing is left to send. */
for (;;) {
  const claimed = await claimJobs(20, { only });
  if (claimed.length === 0 && !(await isWaiting())) break;
  if (claimed.length === 0) await pause(20);
  await Promise.all(
    claimed.map(async (job) => {
      const later = await work(job);
      if (later) await postponeJob(job, later);
      else await asWorker((db) => finishJob(db, job));
    }),
  );
}
await closeDatabase();
