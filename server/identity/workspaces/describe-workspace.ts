import { eq } from "drizzle-orm";
import { workspaces } from "@/db/schema/identity";
import { inTransaction, type MemberCtx } from "../../context";
import { decideAlone } from "../people/decide-alone";
import { recordAudit } from "../record-audit";
import type { DescribeWorkspaceInput } from "../schemas";
import { moveWorkingHours } from "../working-hours/move-working-hours";

const fields = ["name", "timeZone", "currency"] as const;

/** Changes what the workspace is called, by which clock its days begin and in which currency its figures are. */
export function describeWorkspace(ctx: MemberCtx, input: DescribeWorkspaceInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await decideAlone(ctx);
    const isOurs = eq(workspaces.id, ctx.workspaceId);
    const [before] = await ctx.db.select().from(workspaces).where(isOurs);
    const changed = fields.filter((field) => before?.[field] !== input[field]);
    if (!before || changed.length === 0) return;

    const pick = (from: DescribeWorkspaceInput) =>
      Object.fromEntries(changed.map((field) => [field, from[field]]));
    await ctx.db.update(workspaces).set(pick(input)).where(isOurs);
    if (changed.includes("timeZone")) await moveWorkingHours(ctx, input.timeZone);
    await recordAudit(ctx, {
      action: "workspace.changed",
      subject: { id: ctx.workspaceId, name: input.name },
      before: pick(before),
      after: pick(input),
    });
  });
}
