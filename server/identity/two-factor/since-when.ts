import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { authenticators } from "@/db/schema/proofs";

/** Since when a person signs in with two factors; null when she does not. Call it inside `asPerson`. */
export async function sinceWhen(db: Db, userId: string): Promise<Date | null> {
  const [authenticator] = await db
    .select({ confirmedAt: authenticators.confirmedAt })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)));
  return authenticator?.confirmedAt ?? null;
}
