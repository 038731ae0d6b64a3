import { and, eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/identity";
import { chargeAdjustments, repricings } from "@/db/schema/repricing";
import type { InTransaction } from "@/server/context";
import type { MonthInput } from "./schemas";

export type Adjustment = {
  repricingId: string;
  reason: string;
  runAt: Date;
  runBy: string | null;
  closedMonth: string;
  bookedMonth: string;
  messages: number;
  differenceMicros: bigint;
};

/** What runs changed of closed months and booked in this one. */
export const adjustmentsBookedIn = (ctx: InTransaction, { accountId, month }: MonthInput) =>
  adjustments(ctx, accountId, eq(chargeAdjustments.bookedMonth, month));

/** What runs would have changed of this month after it was closed. */
export const adjustmentsOf = (ctx: InTransaction, { accountId, month }: MonthInput) =>
  adjustments(ctx, accountId, eq(chargeAdjustments.closedMonth, month));

/** One line for each run and closed month; a price that was not known counts as nothing, as it does in the month itself. */
async function adjustments(
  ctx: InTransaction,
  accountId: string,
  where: ReturnType<typeof eq>,
): Promise<Adjustment[]> {
  const rows = await ctx.db
    .select({
      repricingId: repricings.id,
      reason: repricings.reason,
      runAt: repricings.runAt,
      runBy: members.name,
      closedMonth: chargeAdjustments.closedMonth,
      bookedMonth: chargeAdjustments.bookedMonth,
      messages: sql<number>`count(*)::int`,
      difference: sql<string>`sum(coalesce(${chargeAdjustments.afterMicros}, 0) - coalesce(${chargeAdjustments.beforeMicros}, 0))::text`,
    })
    .from(chargeAdjustments)
    .innerJoin(
      repricings,
      and(
        eq(repricings.workspaceId, chargeAdjustments.workspaceId),
        eq(repricings.id, chargeAdjustments.repricingId),
      ),
    )
    .leftJoin(members, and(eq(members.workspaceId, repricings.workspaceId), eq(members.id, repricings.runBy)))
    .where(
      and(
        eq(chargeAdjustments.workspaceId, ctx.workspaceId),
        eq(chargeAdjustments.accountId, accountId),
        where,
      ),
    )
    .groupBy(
      repricings.id,
      repricings.reason,
      repricings.runAt,
      members.name,
      chargeAdjustments.closedMonth,
      chargeAdjustments.bookedMonth,
    )
    .orderBy(repricings.runAt, chargeAdjustments.closedMonth);
  return rows.map(({ difference, ...row }) => ({ ...row, differenceMicros: BigInt(difference) }));
}
