import { campaignTemplates } from "@/db/schema/campaign-templates";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { getTemplate, oneTemplate } from "./load-template";
import type { TemplateInput } from "./schemas";

/** Puts a template away; what was begun from it stays. */
export function discardTemplate(ctx: MemberCtx, { campaignTemplateId }: TemplateInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { id, name } = await getTemplate(ctx, campaignTemplateId);
    await ctx.db.update(campaignTemplates).set({ discardedAt: ctx.now() }).where(oneTemplate(ctx, id));
    await recordAudit(ctx, { action: "campaign.template_discarded", subject: { id, name } });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
