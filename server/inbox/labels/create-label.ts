import { v7 as uuidv7 } from "uuid";
import { labels } from "@/db/schema/labels";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../../identity/people/decide-alone";
import { recordAudit } from "../../identity/record-audit";
import { requireFreeName } from "./get-label";
import type { CreateLabelInput } from "./schemas";

/** Something that conversations can be sorted by from now on. */
export function createLabel(ctx: MemberCtx, after: CreateLabelInput): Promise<{ labelId: string }> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    await requireFreeName(ctx, after.name);
    const id = uuidv7();
    await ctx.db.insert(labels).values({ workspaceId: ctx.workspaceId, id, ...after, createdAt: ctx.now() });
    await recordAudit(ctx, { action: "label.created", subject: { id, name: after.name }, after });
    return { labelId: id };
  });
}
