import { v7 as uuidv7 } from "uuid";
import { campaignDrafts } from "@/db/schema/publishing";
import { inTransaction, type MemberCtx } from "../../context";
import { getOpenConnection } from "../connections/load-connection";
import { formOf, getDraftRow } from "./load-draft";
import { blankForm, type CampaignForm, type CopyDraftInput, type StartDraftInput } from "./schemas";

/** Begins a campaign of this ad account, with an empty form. */
export function startDraft(ctx: MemberCtx, { connectionId }: StartDraftInput): Promise<{ draftId: string }> {
  return inTransaction(ctx, async (ctx) => {
    await getOpenConnection(ctx, connectionId);
    return { draftId: await keepNewDraft(ctx, connectionId, blankForm) };
  });
}

/** Begins another campaign with what is on the form of this one; its dates have passed and are left out. */
export function copyDraft(ctx: MemberCtx, { draftId, name }: CopyDraftInput): Promise<{ draftId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await getDraftRow(ctx, draftId);
    await getOpenConnection(ctx, draft.connectionId);
    const form = formOf(draft);
    const copy = { ...form, name: name ?? form.name, startsAt: "", endsAt: "" };
    return { draftId: await keepNewDraft(ctx, draft.connectionId, copy) };
  });
}

/** Keeps a form as a draft of its own. */
export function keepNewDraft(ctx: MemberCtx, connectionId: string, form: CampaignForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const id = uuidv7();
    const [by, at] = [ctx.actor.memberId, ctx.now()];
    await ctx.db.insert(campaignDrafts).values({
      workspaceId: ctx.workspaceId,
      id,
      connectionId,
      form,
      createdBy: by,
      createdAt: at,
      changedBy: by,
      changedAt: at,
    });
    return id;
  });
}
