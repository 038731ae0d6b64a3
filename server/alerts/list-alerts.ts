import { and, count, desc, sql } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { type MemberCtx, readOnly } from "../context";
import { findWorkspace } from "../identity/find-workspace";
import { findReader } from "./listeners";
import type { ListAlertsInput } from "./schemas";
import { isUnread, visibleAlerts } from "./visible-alerts";
import { wordAlert } from "./word-alert";

const most = 50;

/** What the bell says to a member, the latest first, in the language of her screen; and how many of it she has not read. */
export function listAlerts(ctx: MemberCtx, { locale }: ListAlertsInput) {
  return readOnly(ctx, async (ctx) => {
    const visible = await visibleAlerts(ctx);
    const workspace = await findWorkspace(ctx);
    const reader = await findReader(ctx, ctx.actor.memberId);
    const rows = await ctx.db
      .select({
        id: alerts.id,
        kind: alerts.kind,
        subjectType: alerts.subjectType,
        subjectId: alerts.subjectId,
        params: alerts.params,
        count: alerts.count,
        at: alerts.lastRaisedAt,
        resolvedAt: alerts.resolvedAt,
        isUnread: isUnread(ctx),
      })
      .from(alerts)
      .where(visible)
      .orderBy(sql`${alerts.resolvedAt} is not null`, desc(alerts.rangAt), desc(alerts.id))
      .limit(most);
    const [unread] = await ctx.db
      .select({ count: count() })
      .from(alerts)
      .where(and(visible, isUnread(ctx)));
    return {
      unreadCount: unread!.count,
      /** The language we would write to her in, to be set right when her screen is in another. */
      letterLocale: reader?.locale ?? null,
      alerts: rows.flatMap(({ params: _, subjectType: __, subjectId: ___, ...row }, index) => {
        const words = wordAlert(rows[index]!, locale, workspace!.timeZone);
        return words ? [{ ...row, ...words }] : [];
      }),
    };
  });
}
