import { createHmac } from "node:crypto";
import { lte, sql } from "drizzle-orm";
import { allowances } from "@/db/schema/hall";
import { database } from "./context";
import { env } from "./env";

export type Allowance = { allowed: boolean; limit: number; remaining: number; resetAt: Date };

/** Hashed with a secret: a key names a person or an address, and these are few enough to try them all. */
const hashOf = (key: string) =>
  createHmac("sha256", env.GUICHET_AUTH_SECRET).update(`allowance ${key}`).digest();

/**
 * Takes one of `limit` tries from what `key` may do within `windowSeconds`, counted once for all processes. It is counted
 * outside the caller's transaction: a try that fails and rolls back was a try.
 */
export async function takeFromAllowance(
  key: string,
  { limit, windowSeconds }: { limit: number; windowSeconds: number },
): Promise<Allowance> {
  const isOver = sql`${allowances.resetsAt} <= clock_timestamp()`;
  const end = sql`clock_timestamp() + make_interval(secs => ${windowSeconds})`;
  const [row] = await database()
    .db.insert(allowances)
    .values({ key: hashOf(key), taken: 1, resetsAt: end })
    .onConflictDoUpdate({
      target: allowances.key,
      set: {
        // Beyond the limit nothing is counted, so that one refused does not wait the longer for asking.
        taken: sql`case when ${isOver} then 1 else least(${allowances.taken}, ${limit}) + 1 end`,
        resetsAt: sql`case when ${isOver} then ${end} else ${allowances.resetsAt} end`,
      },
    })
    .returning({ taken: allowances.taken, resetAt: allowances.resetsAt });
  const { taken, resetAt } = row!;
  return { allowed: taken <= limit, limit, remaining: Math.max(0, limit - taken), resetAt };
}

/** Gives back what was taken for something that turned out well, such as the right password. */
export async function returnToAllowance(key: string): Promise<void> {
  await database()
    .db.update(allowances)
    .set({ taken: sql`greatest(${allowances.taken} - 1, 0)` })
    .where(sql`${allowances.key} = ${hashOf(key)}`);
}

/** How long to wait, in whole seconds, as a `Retry-After` header says it. */
export const secondsUntil = (at: Date, now = new Date()) =>
  Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));

/** What is over counts for nothing and need not be kept. */
export async function forgetAllowances(): Promise<void> {
  await database().db.delete(allowances).where(lte(allowances.resetsAt, sql`clock_timestamp()`));
}
