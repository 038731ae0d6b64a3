import { and, eq, sql } from "drizzle-orm";
import { alertReads, alerts } from "@/db/schema/alerts";
import { type InTransaction, inTransaction, type MemberCtx } from "../context";
import { notFound } from "../errors";
import type { MarkAlertReadInput } from "./schemas";
import { isUnread, visibleAlerts } from "./visible-alerts";

async function read(ctx: InTransaction<MemberCtx>, alertIds: string[]) {
  if (alertIds.length === 0) return;
  const { workspaceId, actor } = ctx;
  await ctx.db
    .insert(alertReads)
    .values(
      alertIds.map((alertId) => ({ workspaceId, alertId, memberId: actor.memberId, readAt: ctx.now() })),
    )
    .onConflictDoUpdate({
      target: [alertReads.workspaceId, alertReads.alertId, alertReads.memberId],
      set: { readAt: sql`greatest(${alertReads.readAt}, excluded.read_at)` },
    });
}

/** She has read this one; it comes back only if it rings again. */
export function markAlertRead(ctx: MemberCtx, { alertId }: MarkAlertReadInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const visible = await visibleAlerts(ctx);
    const [alert] = await ctx.db
      .select({ id: alerts.id })
      .from(alerts)
      .where(and(visible, eq(alerts.id, alertId)));
    if (!alert) throw notFound("The alert", "alertNotFound");
    await read(ctx, [alertId]);
  });
}

/** She has read all that ring for her now. */
export function markAllAlertsRead(ctx: MemberCtx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const unread = await ctx.db
      .select({ id: alerts.id })
      .from(alerts)
      .where(and(await visibleAlerts(ctx), isUnread(ctx)));
    await read(
      ctx,
      unread.map(({ id }) => id),
    );
  });
}
