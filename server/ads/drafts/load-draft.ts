import { and, eq, isNull } from "drizzle-orm";
import { campaignDrafts } from "@/db/schema/publishing";
import type { InTransaction } from "../../context";
import { conflict, notFound } from "../../errors";
import { wholeVariants } from "../variants/schemas";
import { blankForm, type CampaignForm, campaignForm } from "./schemas";

export type DraftRow = typeof campaignDrafts.$inferSelect;

/** The form as it is written today: what an older draft lacks is as on a blank one. */
export const formOf = ({ form }: Pick<DraftRow, "form">): CampaignForm =>
  campaignForm.parse({ ...blankForm, ...form, variants: wholeVariants(form.variants) });

const oneDraft = (ctx: InTransaction, draftId: string) =>
  and(
    eq(campaignDrafts.workspaceId, ctx.workspaceId),
    eq(campaignDrafts.id, draftId),
    isNull(campaignDrafts.discardedAt),
  );

export async function getDraftRow(ctx: InTransaction, draftId: string): Promise<DraftRow> {
  const [draft] = await ctx.db.select().from(campaignDrafts).where(oneDraft(ctx, draftId));
  if (!draft) throw notFound("The draft", "draftNotFound");
  return draft;
}

/** The draft, held until the transaction ends, if it is still as the caller saw it. */
export async function lockDraft(
  ctx: InTransaction,
  { draftId, version }: { draftId: string; version: number },
): Promise<DraftRow> {
  const [draft] = await ctx.db.select().from(campaignDrafts).where(oneDraft(ctx, draftId)).for("update");
  if (!draft) throw notFound("The draft", "draftNotFound");
  if (draft.version !== version) {
    throw conflict("Somebody else changed this draft meanwhile.", { key: "draftChanged" });
  }
  return draft;
}
