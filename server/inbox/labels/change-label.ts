import { and, eq } from "drizzle-orm";
import { labels } from "@/db/schema/labels";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../../identity/people/decide-alone";
import { recordAudit } from "../../identity/record-audit";
import { getLabel, requireFreeName } from "./get-label";
import type { ChangeLabelInput } from "./schemas";

/** Another name or colour, on every conversation that has the label. */
export function changeLabel(ctx: MemberCtx, { labelId, ...after }: ChangeLabelInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const { name, colour } = await getLabel(ctx, labelId);
    if (name === after.name && colour === after.colour) return;
    await requireFreeName(ctx, after.name, labelId);
    await ctx.db
      .update(labels)
      .set(after)
      .where(and(eq(labels.workspaceId, ctx.workspaceId), eq(labels.id, labelId)));
    await recordAudit(ctx, {
      action: "label.changed",
      subject: { id: labelId, name: after.name },
      before: { name, colour },
      after,
    });
  });
}
