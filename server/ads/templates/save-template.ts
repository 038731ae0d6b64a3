import { v7 as uuidv7 } from "uuid";
import { campaignTemplates } from "@/db/schema/campaign-templates";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { formOf, getDraftRow } from "../drafts/load-draft";
import type { SaveTemplateInput } from "./schemas";

/** Keeps what is on the form of a draft, under a name, for everyone to begin from; its dates are its own and are not kept. */
export function saveTemplate(
  ctx: MemberCtx,
  { draftId, name }: SaveTemplateInput,
): Promise<{ campaignTemplateId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await getDraftRow(ctx, draftId);
    const id = uuidv7();
    await ctx.db.insert(campaignTemplates).values({
      ...{ workspaceId: ctx.workspaceId, id, connectionId: draft.connectionId, name },
      form: { ...formOf(draft), startsAt: "", endsAt: "" },
      ...{ createdBy: ctx.actor.memberId, createdAt: ctx.now() },
    });
    await recordAudit(ctx, { action: "campaign.template_saved", subject: { id, name } });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return { campaignTemplateId: id };
  });
}
