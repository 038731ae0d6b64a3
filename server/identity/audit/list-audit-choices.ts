import { and, asc, eq, exists, sql } from "drizzle-orm";
import { auditEntries, members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";
import type { AuditAction } from "../audit-actions";

/** By whom and by what the trail of this workspace can be narrowed: those that occur in it. */
export function listAuditChoices(ctx: Ctx) {
  return readOnly(ctx, async (ctx) => {
    const byHer = and(
      eq(auditEntries.workspaceId, members.workspaceId),
      eq(auditEntries.memberId, members.id),
    );
    const people = await ctx.db
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspaceId),
          exists(ctx.db.select({ one: sql`1` }).from(auditEntries).where(byHer)),
        ),
      )
      .orderBy(asc(members.name));
    const actions = await ctx.db
      .selectDistinct({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, ctx.workspaceId))
      .orderBy(asc(auditEntries.action));
    return { people, actions: actions.map(({ action }) => action as AuditAction) };
  });
}
