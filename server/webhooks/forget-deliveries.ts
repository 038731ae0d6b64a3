import { sql } from "drizzle-orm";
import { asWorker } from "../context";
import { env } from "../env";

const perTransaction = 1000;

/** Raw deliveries are kept for `GUICHET_DELIVERY_DAYS`. They go a few at a time, so that nobody waits for it. */
export async function forgetDeliveries(signal?: AbortSignal): Promise<void> {
  const before = new Date(Date.now() - env.GUICHET_DELIVERY_DAYS * 86_400_000).toISOString();
  for (let count = perTransaction; count === perTransaction && !signal?.aborted; ) {
    count = await asWorker(async (db) => {
      const gone = await db.execute<{ id: string }>(sql`
        delete from deliveries where id in (
          select id from deliveries where received_at < ${before}::timestamptz
          order by received_at limit ${perTransaction} for update skip locked)
        returning id`);
      await db.execute(sql`
        delete from delivery_findings
        where delivery_id = any(${sql.param(gone.map((row) => row.id))}::bigint[])`);
      return gone.length;
    });
  }
}

const delaysKeptDays = 15;

/** How late things were is of interest for two weeks. */
export const forgetDelays = () =>
  asWorker((db) =>
    db.execute(
      sql`delete from delivery_delays where minute < now() - make_interval(days => ${delaysKeptDays})`,
    ),
  );
