import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { jobs } from "@/db/schema/hall";
import { asWorker, type Ctx, inTransaction } from "./context";
import { traceParent } from "./tracing";

/** A kind of work, with the shape of what it needs to know. Payloads hold ids, never content. */
export type Job<P> = { name: string; payload: z.ZodType<P>; maxAttempts: number };

export const defineJob = <P>(name: string, payload: z.ZodType<P>, { maxAttempts = 12 } = {}): Job<P> => ({
  name,
  payload,
  maxAttempts,
});

export type JobRow = typeof jobs.$inferSelect;

/** The channel that wakes a worker when a job is committed. */
export const jobsChannel = "guichet_jobs";

/** How long a worker may hold a job without renewing its lease; after a kill another worker starts it again then. */
export const leaseSeconds = 15;

/**
 * Asks for work in the caller's transaction: it exists if and only if the rest is committed.
 * Jobs of one `lane` run one at a time in the order asked; while a job with the same `key` waits, a second is not
 * added; one that is asked for while the first runs is, because that run may have looked already.
 */
export function enqueue<P>(
  ctx: Ctx,
  job: Job<P>,
  payload: P,
  { runAt, lane, key }: { runAt?: Date; lane?: string; key?: string } = {},
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(jobs)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        name: job.name,
        payload: job.payload.parse(payload),
        lane,
        key,
        runAt: runAt ?? ctx.now(),
        traceParent: traceParent(),
      })
      .onConflictDoNothing();
    await ctx.db.execute(sql`select pg_notify(${jobsChannel}, '')`);
  });
}

/** Asks for many pieces of the same kind of work at once. */
export function enqueueAll<P>(ctx: Ctx, job: Job<P>, payloads: P[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (payloads.length === 0) return;
    await ctx.db.insert(jobs).values(
      payloads.map((payload) => ({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        name: job.name,
        payload: job.payload.parse(payload),
        runAt: ctx.now(),
        traceParent: traceParent(),
      })),
    );
    await ctx.db.execute(sql`select pg_notify(${jobsChannel}, '')`);
  });
}

/** Jobs of these names only, or of all others. */
export type WhichJobs = { only?: string[]; except?: string[] };

/**
 * Takes up to `limit` jobs that are due, oldest first, for `leaseSeconds`. Of a lane only the first waits its turn here,
 * so two messages to one customer never overtake each other.
 */
export function claimJobs(limit: number, { only, except }: WhichJobs = {}): Promise<JobRow[]> {
  const isOurs = and(
    only && sql`name = any(${sql.param(only)}::text[])`,
    except && sql`name <> all(${sql.param(except)}::text[])`,
  );
  return asWorker(async (db) => {
    const claimed = await db.execute<{ workspace_id: string; id: string }>(sql`
      select workspace_id, id from jobs
      where failed_at is null and run_at <= now() and (claimed_until is null or claimed_until < now())
        and (lane is null or not exists (
          select from jobs earlier
          where earlier.lane = jobs.lane and earlier.failed_at is null and earlier.id < jobs.id))
        ${isOurs && sql`and ${isOurs}`}
      order by run_at, id limit ${limit} for update skip locked`);
    if (claimed.length === 0) return [];
    return db
      .update(jobs)
      .set({
        claimedUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
        attempts: sql`${jobs.attempts} + 1`,
      })
      .where(
        sql`(${jobs.workspaceId}, ${jobs.id}) in ${claimed.map((row) => sql`(${row.workspace_id}::uuid, ${row.id}::uuid)`)}`,
      )
      .returning();
  });
}

const one = (job: Pick<JobRow, "workspaceId" | "id">) =>
  and(eq(jobs.workspaceId, job.workspaceId), eq(jobs.id, job.id));

/** Still working on it. */
export const renewLease = (job: JobRow) =>
  asWorker((db) =>
    db
      .update(jobs)
      .set({ claimedUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
      .where(one(job)),
  );

/** Done: pass the transaction that holds the job's effect, so that both commit or neither. */
export const finishJob = (db: Db, job: Pick<JobRow, "workspaceId" | "id">) => db.delete(jobs).where(one(job));

/** Not now: `countsAsAttempt` is false when nothing was tried, for example because a limit said to wait. */
export const postponeJob = (
  job: JobRow,
  { runAt, error, countsAsAttempt = true }: { runAt: Date; error?: string; countsAsAttempt?: boolean },
) =>
  asWorker(async (db) => {
    // The same was asked for again meanwhile: one of the two is enough.
    if (job.key) {
      await db.delete(jobs).where(
        and(
          one(job),
          sql`exists (select from jobs other where other.workspace_id = ${job.workspaceId}::uuid and other.name = ${job.name}
            and other.key = ${job.key} and other.failed_at is null and other.claimed_until is null)`,
        ),
      );
    }
    await db
      .update(jobs)
      .set({
        runAt,
        claimedUntil: null,
        lastError: error,
        ...(countsAsAttempt ? {} : { attempts: sql`${jobs.attempts} - 1` }),
      })
      .where(one(job));
  });

/** Given up: the row stays with its error for a person to see, and no longer holds its lane. */
export const failJob = (job: JobRow, error: string) =>
  asWorker((db) =>
    db.update(jobs).set({ failedAt: sql`now()`, claimedUntil: null, lastError: error }).where(one(job)),
  );

/** 1 s, 2 s, 4 s … up to 10 minutes, with up to a fifth more so that a crowd does not come back as one. */
export function backOffMs(attempt: number, random = Math.random): number {
  const base = Math.min(1000 * 2 ** Math.max(0, attempt - 1), 600_000);
  return Math.round(base * (1 + random() / 5));
}
