import { and, count, eq, inArray, isNull, or } from "drizzle-orm";
import { broadcasts } from "@/db/schema/broadcasts";
import { labels } from "@/db/schema/labels";
import { media } from "@/db/schema/messaging";
import { templates } from "@/db/schema/notifications";
import { getNumber } from "../../channels/get-numbers";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { notFound } from "../../errors";
import { tellLive } from "../../live";
import { columnsOf } from "./create-broadcast";
import { knownOf } from "./known-of";
import { type BroadcastRow, lockDraft, oneBroadcast } from "./load-broadcast";
import type { BroadcastForm, ChangeBroadcastInput } from "./schemas";
import type { Problem } from "./shapes";

/** Keeps what is on the form, right or wrong, and says what is still wrong with it; nothing is sent. */
export function changeBroadcast(
  ctx: MemberCtx,
  { broadcastId, version, form }: ChangeBroadcastInput,
): Promise<{ version: number; problems: Problem[] }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, { broadcastId, version });
    await requireKnown(ctx, draft, form);
    const [changed] = await ctx.db
      .update(broadcasts)
      .set({ ...columnsOf(form), version: version + 1, changedAt: ctx.now() })
      .where(oneBroadcast(ctx, broadcastId))
      .returning();
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    const { problems } = await knownOf(ctx, changed!);
    return { version: version + 1, problems };
  });
}

/** All that a form names must be this workspace's. */
async function requireKnown(ctx: InTransaction<MemberCtx>, draft: BroadcastRow, form: BroadcastForm) {
  if (form.numberId) await getNumber(ctx, form.numberId);
  if (form.templateId) {
    const [template] = await ctx.db
      .select({ id: templates.id })
      .from(templates)
      .where(and(eq(templates.workspaceId, ctx.workspaceId), eq(templates.id, form.templateId)));
    if (!template && form.templateId !== draft.templateId)
      throw notFound("This template", "templateNotFound");
  }
  if (form.audience.kind === "people") {
    const labelIds = [...new Set([...form.audience.anyLabelIds, ...form.audience.noLabelIds])];
    const [found] = await ctx.db
      .select({ labels: count() })
      .from(labels)
      .where(and(eq(labels.workspaceId, ctx.workspaceId), inArray(labels.id, labelIds)));
    if (found!.labels < labelIds.length) throw notFound("This label", "labelNotFound");
  }
  if (form.mediaId) await requireUpload(ctx, draft, form.mediaId);
}

/** A file is the one that is there already, or one that this member uploaded and did not send. */
async function requireUpload(ctx: InTransaction<MemberCtx>, draft: BroadcastRow, mediaId: string) {
  const isOwn = and(eq(media.uploadedBy, ctx.actor.memberId), isNull(media.messageId));
  const [file] = await ctx.db
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        eq(media.workspaceId, ctx.workspaceId),
        eq(media.id, mediaId),
        eq(media.state, "stored"),
        draft.mediaId === mediaId ? or(isOwn, eq(media.id, mediaId)) : isOwn,
      ),
    );
  if (!file) throw notFound("This file", "fileNotFound");
}
