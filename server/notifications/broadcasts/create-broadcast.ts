import { v7 as uuidv7 } from "uuid";
import { broadcasts } from "@/db/schema/broadcasts";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { type BroadcastForm, type CreateBroadcastInput, emptyForm } from "./schemas";

/** Begins a broadcast, under a name. */
export function createBroadcast(ctx: MemberCtx, { name }: CreateBroadcastInput) {
  return inTransaction(ctx, async (ctx) => {
    const id = uuidv7();
    const now = ctx.now();
    await ctx.db.insert(broadcasts).values({
      ...{ workspaceId: ctx.workspaceId, id, state: "draft", version: 1 },
      ...columnsOf({ ...emptyForm, name }),
      ...{ createdBy: ctx.actor.memberId, createdAt: now, changedAt: now },
    });
    await recordAudit(ctx, { action: "broadcast.created", subject: { id, name } });
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    return { broadcastId: id, version: 1 };
  });
}

/** A form as the table keeps it. */
export const columnsOf = ({ agreement, ...form }: BroadcastForm) => ({
  ...form,
  agreement: agreement.trim() || null,
});
