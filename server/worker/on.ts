import type { Ctx } from "../context";
import type { Job, JobRow } from "../queue";

/** Not now, for example because a limit said to wait; an error is kept with the job for a person to see. */
export type Later = { runAt: Date; error?: string; countsAsAttempt?: boolean };

/**
 * Does a job. The work and `finishJob(ctx.db, job)` may share a transaction, so that both commit or neither; a verb that
 * can safely run twice need not. To run again, answer `Later`; an error thrown runs it again after a while, `maxAttempts` times.
 */
export type Verb<P> = (ctx: Ctx, payload: P, job: JobRow) => Promise<Later | undefined> | Promise<void>;

export type Handler = {
  name: string;
  maxAttempts: number;
  run: (ctx: Ctx, job: JobRow) => ReturnType<Verb<unknown>>;
};

export const on = <P>(job: Job<P>, verb: Verb<P>): Handler => ({
  name: job.name,
  maxAttempts: job.maxAttempts,
  run: (ctx, row) => verb(ctx, job.payload.parse(row.payload), row),
});
