import { sql } from "drizzle-orm";
import { asWorker, database } from "./context";
import { env } from "./env";
import { log } from "./log";
import { metrics } from "./metrics";

type Queue = {
  waiting: number;
  failed: number;
  oldest: number | null;
  jobs: { name: string; waiting: number; failed: number }[];
};

const patienceMs = 4000;

/** Asks the database what waits in it, and says how long it took. One that does not answer costs the other figures nothing. */
export async function measureDatabase(): Promise<void> {
  const { usage } = database();
  metrics.poolSize.set(env.DATABASE_POOL_SIZE);
  metrics.poolTransactions.set({ state: "running" }, usage.running);
  metrics.poolTransactions.set({ state: "waiting" }, usage.waiting);
  const startedAt = performance.now();
  try {
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("The database does not answer")), patienceMs).unref();
    });
    const { waiting, failed, oldest, jobs } = await Promise.race([askForQueues(), timeout]);
    metrics.databaseUp.set(1);
    metrics.deliveriesWaiting.set(waiting);
    metrics.deliveriesFailed.set(failed);
    metrics.deliveriesOldestSeconds.set(oldest ?? 0);
    metrics.jobsWaiting.reset();
    metrics.jobsFailed.reset();
    for (const { name, waiting, failed } of jobs) {
      metrics.jobsWaiting.set({ job: name }, waiting);
      metrics.jobsFailed.set({ job: name }, failed);
    }
  } catch (error) {
    log.warn({ err: error }, "the database could not be measured");
    metrics.databaseUp.set(0);
  }
  metrics.databaseSeconds.set((performance.now() - startedAt) / 1000);
}

function askForQueues(): Promise<Queue> {
  return asWorker(async (db) => {
    const [deliveries] = await db.execute<Omit<Queue, "jobs">>(sql`
      select waiting.count as waiting, failed.count as failed, waiting.oldest
      from (select count(*)::int, extract(epoch from now() - min(received_at))::float as oldest
            from deliveries where processed_at is null and failed_at is null) waiting,
           (select count(*)::int from deliveries where failed_at is not null) failed`);
    const jobs = await db.execute<Queue["jobs"][number]>(sql`
      select name, (count(*) filter (where failed_at is null and run_at <= now()))::int as waiting,
        (count(*) filter (where failed_at is not null))::int as failed
      from jobs group by name`);
    return { ...deliveries!, jobs };
  });
}
