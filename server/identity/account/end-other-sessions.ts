import { inTransaction, type MemberCtx } from "../../context";
import { endSessions } from "../end-sessions";
import { recordAudit } from "../record-audit";

/** A person signs herself out everywhere but here. Returns from how many places. */
export function endOtherSessions(ctx: MemberCtx): Promise<{ endedCount: number }> {
  const { userId, sessionId } = ctx.actor;
  return inTransaction(ctx, async (ctx) => {
    const endedCount = await endSessions(ctx, { userId, why: "revoked", except: sessionId });
    if (endedCount > 0) {
      await recordAudit(ctx, { action: "session.others_ended", after: { count: endedCount } });
    }
    return { endedCount };
  });
}
