import { broadcasts } from "@/db/schema/broadcasts";
import { inTransaction, type MemberCtx } from "../../context";
import { tellLive } from "../../live";
import { lockDraft, oneBroadcast } from "./load-broadcast";
import { forgetRecipients } from "./put-list";
import type { BroadcastVersionInput } from "./schemas";

/** Nothing of the list stays; the draft goes on without it. */
export function takeListAway(ctx: MemberCtx, { broadcastId, version }: BroadcastVersionInput) {
  return inTransaction(ctx, async (ctx) => {
    await lockDraft(ctx, { broadcastId, version });
    await forgetRecipients(ctx, broadcastId);
    await ctx.db
      .update(broadcasts)
      .set({ list: null, version: version + 1, changedAt: ctx.now() })
      .where(oneBroadcast(ctx, broadcastId));
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    return { version: version + 1 };
  });
}
