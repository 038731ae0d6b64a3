import { v7 as uuidv7 } from "uuid";
import { monthClosings } from "@/db/schema/reconciliation";
import { inTransaction, type MemberCtx } from "@/server/context";
import { conflict } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";
import { reconcile } from "./reconcile";
import type { MonthInput } from "./schemas";

/** Signs the figures of a month that is over: what changes later is an adjustment beside them. */
export function closeMonth(ctx: MemberCtx, { accountId, month }: MonthInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { isOver, account, totals } = await reconcile(ctx, { accountId, month });
    if (!isOver) throw conflict("This month is not over yet.", { key: "monthNotOver" });
    const { volume, estimatedMicros, reportedVolume, reportedMicros, invoicedMicros } = totals;
    const figures = { volume, estimatedMicros, reportedVolume, reportedMicros, invoicedMicros };
    const closed = await ctx.db
      .insert(monthClosings)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        accountId,
        month,
        currency: account.currency,
        ...figures,
        closedBy: ctx.actor.memberId,
        closedAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: monthClosings.id });
    if (closed.length === 0) throw conflict("This month is closed already.", { key: "monthClosed" });
    await recordAudit(ctx, {
      action: "month.closed",
      subject: { id: accountId, name: `${account.name} ${month}` },
      after: { volume, estimatedMicros: String(estimatedMicros), currency: account.currency },
    });
  });
}
