import { and, eq } from "drizzle-orm";
import { labels } from "@/db/schema/labels";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { notFound } from "../../errors";
import { decideAlone } from "../../identity/people/decide-alone";
import { recordAudit } from "../../identity/record-audit";
import { findLabel, getLabel, requireFreeName } from "./get-label";
import type { LabelInput } from "./schemas";

/** It is put on no conversation any more, and stays on those that have it. */
export function archiveLabel(ctx: MemberCtx, { labelId }: LabelInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { name } = await getLabel(ctx, labelId);
    await setArchived(ctx, labelId, ctx.now());
    await recordAudit(ctx, { action: "label.archived", subject: { id: labelId, name } });
  });
}

/** It can be put on conversations again. */
export function restoreLabel(ctx: MemberCtx, { labelId }: LabelInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const label = await findLabel(ctx, labelId);
    if (!label) throw notFound("This label", "labelNotFound");
    if (!label.archivedAt) return;
    await requireFreeName(ctx, label.name);
    await setArchived(ctx, labelId, null);
    await recordAudit(ctx, { action: "label.restored", subject: { id: labelId, name: label.name } });
  });
}

const setArchived = ({ db, workspaceId }: InTransaction, labelId: string, archivedAt: Date | null) =>
  db
    .update(labels)
    .set({ archivedAt })
    .where(and(eq(labels.workspaceId, workspaceId), eq(labels.id, labelId)));
