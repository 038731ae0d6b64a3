import { and, eq } from "drizzle-orm";
import { campaignDrafts } from "@/db/schema/publishing";
import { inTransaction, type MemberCtx } from "../../context";
import { tellLive } from "../../live";
import { getConnection } from "../connections/load-connection";
import { requireRouting } from "../routing/require-routing";
import { requireShown } from "../variants/require-shown";
import { variantsOf } from "../variants/schemas";
import { lockDraft } from "./load-draft";
import { problemsOf } from "./problems";
import type { Problem, SaveDraftInput } from "./schemas";

/** Keeps what is on the form, right or wrong, and says what is still wrong with it; nothing of it is sent. */
export function saveDraft(
  ctx: MemberCtx,
  { draftId, version, form }: SaveDraftInput,
): Promise<{ version: number; problems: Problem[] }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, { draftId, version });
    for (const variant of variantsOf(form)) await requireShown(ctx, draft.connectionId, variant);
    await requireRouting(ctx, form.routing);
    const { currency, timeZone, reading } = await getConnection(ctx, draft.connectionId);
    const change = {
      form,
      version: version + 1,
      changedBy: ctx.actor.memberId,
      changedAt: ctx.now(),
    };
    await ctx.db
      .update(campaignDrafts)
      .set(change)
      .where(and(eq(campaignDrafts.workspaceId, ctx.workspaceId), eq(campaignDrafts.id, draftId)));
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return {
      version: change.version,
      problems: problemsOf(form, { currency, timeZone, reading, now: ctx.now() }),
    };
  });
}
