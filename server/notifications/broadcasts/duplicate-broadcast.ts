import { v7 as uuidv7 } from "uuid";
import { broadcasts } from "@/db/schema/broadcasts";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { columnsOf } from "./create-broadcast";
import { formOf, getBroadcastRow } from "./load-broadcast";
import type { BroadcastInput } from "./schemas";

/** A new draft with the same number, template, words and people; a list and a file are chosen anew. */
export function duplicateBroadcast(ctx: MemberCtx, { broadcastId }: BroadcastInput) {
  return inTransaction(ctx, async (ctx) => {
    const form = formOf(await getBroadcastRow(ctx, broadcastId));
    const [id, now] = [uuidv7(), ctx.now()];
    await ctx.db.insert(broadcasts).values({
      ...{ workspaceId: ctx.workspaceId, id, state: "draft", version: 1 },
      ...columnsOf({ ...form, mediaId: null, agreement: "" }),
      ...{ createdBy: ctx.actor.memberId, createdAt: now, changedAt: now },
    });
    await recordAudit(ctx, { action: "broadcast.created", subject: { id, name: form.name } });
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    return { broadcastId: id, version: 1 };
  });
}
