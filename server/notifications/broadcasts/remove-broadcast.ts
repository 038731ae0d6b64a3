import { broadcasts } from "@/db/schema/broadcasts";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { lockDraft, oneBroadcast } from "./load-broadcast";
import type { BroadcastVersionInput } from "./schemas";

/** A draft goes with its list; what was sent stays. */
export function removeBroadcast(ctx: MemberCtx, input: BroadcastVersionInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { id, name } = await lockDraft(ctx, input);
    await ctx.db.delete(broadcasts).where(oneBroadcast(ctx, id));
    await recordAudit(ctx, { action: "broadcast.removed", subject: { id, name } });
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
  });
}
