import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import { inTransaction, type MemberCtx, withinPerson } from "../../context";
import { deviceOf } from "./device-of";

const most = 100;

/** Where a person is signed in at this moment, in whatever workspace: the one she asks from first, then the latest. */
export function listSessions(ctx: MemberCtx) {
  const { userId, sessionId } = ctx.actor;
  return inTransaction(ctx, (ctx) =>
    withinPerson(ctx.db, userId, async () => {
      const rows = await ctx.db
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`)))
        .orderBy(desc(eq(sessions.id, sessionId)), desc(sessions.lastSeenAt))
        .limit(most);
      return rows.map(({ id, ip, userAgent, createdAt, lastSeenAt }) => ({
        id,
        isThis: id === sessionId,
        device: deviceOf(userAgent),
        ip,
        createdAt,
        lastSeenAt,
      }));
    }),
  );
}
