import { and, arrayOverlaps, eq, isNull } from "drizzle-orm";
import { alertPreferences } from "@/db/schema/alerts";
import { members, users, workspaces } from "@/db/schema/identity";
import type { InTransaction } from "../context";
import type { findKind } from "./kinds";
import type { EmailChoice } from "./schemas";

type Kind = NonNullable<ReturnType<typeof findKind>>;

/** Those who hear of a kind by e-mail in this way; only the one it is for, if it is for one. */
export async function listenersByMail(
  ctx: InTransaction,
  kind: Kind,
  memberId: string | null,
  wanted: EmailChoice,
): Promise<string[]> {
  const rows = await ctx.db
    .select({ memberId: members.id, email: alertPreferences.email })
    .from(members)
    .leftJoin(
      alertPreferences,
      and(
        eq(alertPreferences.workspaceId, members.workspaceId),
        eq(alertPreferences.memberId, members.id),
        eq(alertPreferences.kind, kind.kind),
      ),
    )
    .where(
      and(
        eq(members.workspaceId, ctx.workspaceId),
        isNull(members.removedAt),
        arrayOverlaps(members.roles, kind.roles),
        memberId ? eq(members.id, memberId) : undefined,
      ),
    );
  return rows.filter((row) => (row.email ?? kind.email) === wanted).map((row) => row.memberId);
}

/** Where and in which language a member is written to; undefined for one who has been removed. */
export async function findReader(ctx: InTransaction, memberId: string) {
  const [reader] = await ctx.db
    .select({
      address: users.email,
      locale: users.locale,
      roles: members.roles,
      workspaceName: workspaces.name,
      timeZone: workspaces.timeZone,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(
      and(eq(members.workspaceId, ctx.workspaceId), eq(members.id, memberId), isNull(members.removedAt)),
    );
  return reader;
}
