import { and, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { alerts } from "@/db/schema/alerts";
import { type Ctx, type InTransaction, inTransaction } from "../context";
import { tellLive } from "../live";
import type { Subject } from "./define-kind";
import { findKind, type ParamsOf } from "./kinds";
import { mailAtOnce } from "./mail-at-once";
import type { KindName } from "./schemas";

type Raise<Name extends KindName> = {
  kind: Name;
  subject: Subject;
  params: ParamsOf<Name>;
  /** The one it is for, instead of everyone with a role of the kind. */
  memberId?: string;
};

/**
 * Tells those whom it concerns, in the caller's transaction. While an alert of this kind about this subject is open, a
 * repeat adds to it; a state that was already told and goes on makes no noise until its time has come again.
 */
export function raiseAlert<Name extends KindName>(
  ctx: Ctx,
  { kind: name, subject, params, memberId }: Raise<Name>,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const kind = findKind(name)!;
    const now = ctx.now();
    const told = kind.params.parse(params);
    const ringAgain = new Date(now.getTime() - kind.repeats.ringAgainAfterMinutes * 60_000);
    const isForAnother = sql`${alerts.memberId} is distinct from excluded.member_id`;

    const [alert] = await ctx.db
      .insert(alerts)
      .values({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        kind: name,
        subjectType: subject.type,
        subjectId: subject.id,
        memberId,
        params: told,
        raisedAt: now,
        lastRaisedAt: now,
        rangAt: now,
      })
      .onConflictDoUpdate({
        target: [alerts.workspaceId, alerts.kind, alerts.subjectType, alerts.subjectId],
        targetWhere: isNull(alerts.resolvedAt),
        set: {
          params: sql`excluded.params`,
          memberId: sql`excluded.member_id`,
          lastRaisedAt: sql`excluded.last_raised_at`,
          count: kind.repeats.areCounted ? sql`${alerts.count} + 1` : alerts.count,
          rangAt: sql`case when ${alerts.rangAt} <= ${ringAgain.toISOString()}::timestamptz or ${isForAnother}
            then excluded.rang_at else ${alerts.rangAt} end`,
        },
        // A state that is looked at every minute is written only when something about it is new.
        setWhere: kind.repeats.areCounted
          ? undefined
          : or(ne(alerts.params, sql`excluded.params`), isForAnother, lte(alerts.rangAt, ringAgain)),
      })
      .returning();
    if (!alert) return;
    await tellLive(ctx, [{ kind: "alerts.changed" }]);
    if (alert.rangAt.getTime() === now.getTime()) await mailAtOnce(ctx, kind, alert);
  });
}

/** It is well again: the alert no longer rings, and the next one of its kind is a new one. */
export function resolveAlert(
  ctx: Ctx,
  { kind, subject }: { kind: KindName; subject: Subject },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const resolved = await ctx.db
      .update(alerts)
      .set({ resolvedAt: ctx.now() })
      .where(
        and(
          eq(alerts.workspaceId, ctx.workspaceId),
          eq(alerts.kind, kind),
          eq(alerts.subjectType, subject.type),
          eq(alerts.subjectId, subject.id),
          isNull(alerts.resolvedAt),
        ),
      )
      .returning({ id: alerts.id });
    if (resolved.length > 0) await tellLive(ctx, [{ kind: "alerts.changed" }]);
  });
}

/** What alerts of this kind are open about. */
export const listOpenSubjects = (ctx: InTransaction, kind: KindName): Promise<Subject[]> =>
  ctx.db
    .select({ type: alerts.subjectType, id: alerts.subjectId })
    .from(alerts)
    .where(and(eq(alerts.workspaceId, ctx.workspaceId), eq(alerts.kind, kind), isNull(alerts.resolvedAt)));
