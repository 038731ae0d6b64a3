import { and, eq } from "drizzle-orm";
import { campaignDrafts } from "@/db/schema/publishing";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { findPublication } from "../publishing/load-publication";
import { formOf, lockDraft } from "./load-draft";
import type { VersionInput } from "./schemas";

/** Puts a draft away for good; what is at Meta is taken back there first. */
export function discardDraft(ctx: MemberCtx, input: VersionInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    if (await findPublication(ctx, draft.id)) {
      throw conflict("This campaign is at Meta, wholly or in part. Take that back first.", {
        key: "draftAtMeta",
      });
    }
    await ctx.db
      .update(campaignDrafts)
      .set({ discardedAt: ctx.now(), changedBy: ctx.actor.memberId })
      .where(and(eq(campaignDrafts.workspaceId, ctx.workspaceId), eq(campaignDrafts.id, draft.id)));
    await recordAudit(ctx, {
      action: "campaign.draft_discarded",
      subject: { id: draft.id, name: formOf(draft).name },
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
