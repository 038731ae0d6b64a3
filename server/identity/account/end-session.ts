import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema/identity";
import { inTransaction, type MemberCtx, withinPerson } from "../../context";
import { notFound } from "../../errors";
import { endSessions } from "../end-sessions";
import { recordAudit } from "../record-audit";
import type { EndSessionInput } from "../schemas";
import { deviceName } from "./device-of";

/** A person signs herself out in one place, from another. */
export function endSession(ctx: MemberCtx, { sessionId }: EndSessionInput): Promise<void> {
  const { userId } = ctx.actor;
  return inTransaction(ctx, async (ctx) => {
    const [session] = await withinPerson(ctx.db, userId, async () =>
      ctx.db
        .select({ userAgent: sessions.userAgent })
        .from(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt))),
    );
    if (!session) throw notFound("This session", "sessionNotFound");
    await endSessions(ctx, { userId, sessionId, why: "revoked" });
    const name = deviceName(session.userAgent);
    await recordAudit(ctx, { action: "session.ended", subject: { id: sessionId, name } });
  });
}
