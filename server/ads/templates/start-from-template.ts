import { inTransaction, type MemberCtx } from "../../context";
import { getOpenConnection } from "../connections/load-connection";
import { formOf } from "../drafts/load-draft";
import { blankForm, type CampaignForm } from "../drafts/schemas";
import { keepNewDraft } from "../drafts/start-draft";
import { getTemplate } from "./load-template";
import type { StartFromTemplateInput } from "./schemas";

/** Begins a campaign with what a template holds, named after it. */
export function startFromTemplate(
  ctx: MemberCtx,
  { campaignTemplateId, connectionId }: StartFromTemplateInput,
): Promise<{ draftId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const template = await getTemplate(ctx, campaignTemplateId);
    await getOpenConnection(ctx, connectionId);
    const form: CampaignForm = { ...formOf(template), name: template.name };
    const isSameAccount = template.connectionId === connectionId;
    return { draftId: await keepNewDraft(ctx, connectionId, isSameAccount ? form : withoutAccount(form)) };
  });
}

/** What Meta knows in one ad account only is left to be chosen in the other: lists, identities, amounts, greetings, posts. */
const withoutAccount = (form: CampaignForm): CampaignForm => ({
  ...form,
  customAudiences: blankForm.customAudiences,
  excludedAudiences: blankForm.excludedAudiences,
  declarations: blankForm.declarations,
  whatsappNumber: blankForm.whatsappNumber,
  sequenceId: blankForm.sequenceId,
  post: blankForm.post,
  variants: form.variants.map((one) => ({ ...one, post: blankForm.post })),
  budget: { ...form.budget, amountMicros: blankForm.budget.amountMicros },
});
