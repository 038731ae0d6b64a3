import { asWorker, systemCtx } from "../context";
import { log } from "../log";
import { metrics } from "../metrics";
import {
  backOffMs,
  claimJobs,
  failJob,
  finishJob,
  type JobRow,
  leaseSeconds,
  postponeJob,
  renewLease,
  type WhichJobs,
} from "../queue";
import { traced } from "../tracing";
import { broadcastJobs, handlers, slowJobs } from "./handlers";
import type { Wake } from "./wake";

const handlerOf = new Map(handlers.map((handler) => [handler.name, handler]));

type Share = { mostAtOnce: number; which: WhichJobs };
/** However many files Meta is slow to hand over, or messages of broadcasts are due, an answer to a customer waits for none of them. */
const shares: Share[] = [
  { mostAtOnce: 16, which: { except: [...slowJobs, ...broadcastJobs] } },
  { mostAtOnce: 16, which: { only: broadcastJobs } },
  { mostAtOnce: 4, which: { only: slowJobs } },
];

/** Does the jobs that are due until `signal`, and ends when the last has ended. */
export async function workJobs(wake: Wake, signal: AbortSignal): Promise<void> {
  await Promise.all(shares.map((share) => workShare(share, wake, signal)));
}

/** Keeps up to `mostAtOnce` jobs going; the next one starts as soon as one ends. */
async function workShare({ mostAtOnce, which }: Share, wake: Wake, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  for (let failures = 0; !signal.aborted; ) {
    try {
      const known = wake.news();
      const jobs = await claimJobs(mostAtOnce - running.size, which);
      failures = 0;
      for (const job of jobs) {
        const run = runJob(job).finally(() => running.delete(run));
        running.add(run);
      }
      if (running.size === mostAtOnce) await Promise.race(running);
      // A job that ends may have been the first of its lane: then the next is due at once.
      else if (jobs.length === 0) await Promise.race([wake.wait(known, signal), ...running]);
    } catch (error) {
      failures += 1;
      log.error({ err: error, failures }, "jobs could not be claimed; trying again");
      await wake.pause(Math.min(backOffMs(failures), 15_000), signal);
    }
  }
  await Promise.all(running);
}

async function runJob(job: JobRow): Promise<void> {
  const lease = setInterval(
    () =>
      renewLease(job).catch((error: unknown) =>
        log.warn({ err: error, jobId: job.id }, "a lease was not renewed"),
      ),
    (leaseSeconds * 1000) / 3,
  );
  try {
    const outcome = await traced(`job ${job.name}`, () => settle(job), { parents: [job.traceParent] });
    metrics.jobs.inc({ job: job.name, outcome });
  } catch (error) {
    // The lease runs out and the job is taken up again.
    log.error({ err: error, jobId: job.id, job: job.name }, "the end of a job could not be recorded");
  } finally {
    clearInterval(lease);
  }
}

async function settle(job: JobRow): Promise<"done" | "later" | "failed"> {
  const handler = handlerOf.get(job.name);
  if (!handler) {
    await failJob(job, `Nobody here does ${job.name}`);
    return "failed";
  }
  try {
    const later = await handler.run(systemCtx(job.workspaceId), job);
    if (later) await postponeJob(job, later);
    else await asWorker((db) => finishJob(db, job));
    return later ? "later" : "done";
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown";
    log.warn({ err: error, jobId: job.id, job: job.name, attempts: job.attempts }, "a job failed");
    const isOver = job.attempts >= handler.maxAttempts;
    if (isOver) await failJob(job, words);
    else await postponeJob(job, { runAt: new Date(Date.now() + backOffMs(job.attempts)), error: words });
    return isOver ? "failed" : "later";
  }
}
