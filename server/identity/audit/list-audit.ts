import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { apiKeys, auditEntries, members, workspaces } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";
import { deviceName } from "../account/device-of";
import type { AuditAction } from "../audit-actions";
import type { AuditFilters, ListAuditInput } from "../schemas";

const pageSize = 50;

/** The beginning of a day where the workspace is, so many days later. */
const dayBegins = (day: string, later: number) =>
  sql`((${day}::date + ${later}::int)::timestamp at time zone ${workspaces.timeZone})`;

const matching = (ctx: Ctx, { memberId, action, from, to }: AuditFilters) =>
  and(
    eq(auditEntries.workspaceId, ctx.workspaceId),
    memberId ? eq(auditEntries.memberId, memberId) : undefined,
    action ? eq(auditEntries.action, action) : undefined,
    from ? sql`${auditEntries.at} >= ${dayBegins(from, 0)}` : undefined,
    to ? sql`${auditEntries.at} < ${dayBegins(to, 1)}` : undefined,
  );

/** Who changed what, newest first, a page at a time. */
export function listAudit(ctx: Ctx, { cursor, ...filters }: ListAuditInput, size = pageSize) {
  return readOnly(ctx, async (ctx) => {
    const found = await ctx.db
      .select({
        ...getTableColumns(auditEntries),
        memberName: members.name,
        apiKeyName: apiKeys.name,
      })
      .from(auditEntries)
      .innerJoin(workspaces, eq(workspaces.id, auditEntries.workspaceId))
      .leftJoin(
        members,
        and(eq(members.workspaceId, auditEntries.workspaceId), eq(members.id, auditEntries.memberId)),
      )
      .leftJoin(
        apiKeys,
        and(eq(apiKeys.workspaceId, auditEntries.workspaceId), eq(apiKeys.id, auditEntries.apiKeyId)),
      )
      .where(and(matching(ctx, filters), cursor ? lt(auditEntries.id, cursor.id) : undefined))
      .orderBy(desc(auditEntries.id))
      .limit(size + 1);
    const rows = found.slice(0, size).map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action as AuditAction,
      actorKind: row.actorKind,
      actorName: row.memberName ?? row.apiKeyName,
      subjectId: row.subjectId,
      subjectName: row.subjectName,
      before: row.before,
      after: row.after,
      ip: row.ip,
      device: deviceName(row.userAgent),
    }));
    const last = rows.at(-1);
    return { rows, nextCursor: found.length > size && last ? { id: last.id } : undefined };
  });
}
