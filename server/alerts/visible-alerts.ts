import { and, eq, gt, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import { alertPreferences, alertReads, alerts } from "@/db/schema/alerts";
import type { InTransaction, MemberCtx } from "../context";
import { kindsFor } from "./kinds";

const keptDays = 30;

/** The alerts of the last month that concern this member and that she wants to see here. */
export async function visibleAlerts(ctx: InTransaction<MemberCtx>) {
  const { memberId, roles } = ctx.actor;
  const hidden = await ctx.db
    .select({ kind: alertPreferences.kind })
    .from(alertPreferences)
    .where(
      and(
        eq(alertPreferences.workspaceId, ctx.workspaceId),
        eq(alertPreferences.memberId, memberId),
        eq(alertPreferences.inApp, false),
      ),
    );
  return and(
    eq(alerts.workspaceId, ctx.workspaceId),
    inArray(
      alerts.kind,
      kindsFor(roles).map(({ kind }) => kind),
    ),
    notInArray(
      alerts.kind,
      hidden.map(({ kind }) => kind),
    ),
    or(isNull(alerts.memberId), eq(alerts.memberId, memberId)),
    gt(alerts.rangAt, new Date(ctx.now().getTime() - keptDays * 86_400_000)),
  );
}

/** It still rings: nobody has mended it, and she has not read it since it rang. */
export const isUnread = (ctx: MemberCtx) => sql<boolean>`${alerts.resolvedAt} is null and not exists (
  select from ${alertReads} where ${alertReads.workspaceId} = ${alerts.workspaceId}
    and ${alertReads.alertId} = ${alerts.id} and ${alertReads.memberId} = ${ctx.actor.memberId}::uuid
    and ${alertReads.readAt} >= ${alerts.rangAt})`;
