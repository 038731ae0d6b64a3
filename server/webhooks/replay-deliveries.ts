import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { asWorker } from "../context";
import { deliveriesChannel } from "./store-rows";

/** Which deliveries: those that were given up, one, or all that came since a moment. */
export const replayInput = z.union([
  z.object({ failed: z.literal(true) }),
  z.object({ id: z.coerce.bigint() }),
  z.object({ since: z.iso.datetime({ offset: true }).or(z.iso.date()) }),
]);
export type ReplayInput = z.infer<typeof replayInput>;

/** Asks the workers to process deliveries once more; what they did before is not done twice. Returns how many. */
export function replayDeliveries(input: ReplayInput): Promise<number> {
  const which =
    "failed" in input
      ? sql`failed_at is not null`
      : "id" in input
        ? sql`id = ${String(input.id)}::bigint`
        : sql`received_at >= ${new Date(input.since).toISOString()}::timestamptz`;
  return asWorker((db) => askAgain(db, which));
}

/** What they held that found no place is forgotten when they have been processed, not before. */
export async function askAgain(db: Db, which: SQL): Promise<number> {
  const asked = await db.execute(sql`
    update deliveries set processed_at = null, failed_at = null, attempts = 0, next_attempt_at = null, last_error = null,
      replayed_at = now()
    where ${which} and (processed_at is not null or failed_at is not null or next_attempt_at > now())`);
  await db.execute(sql`select pg_notify(${deliveriesChannel}, '')`);
  return asked.count;
}
