import { and, eq } from "drizzle-orm";
import type { Because, campaigns } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { tellLive } from "../../live";
import type { Loaded } from "./load-subject";
import { noteChanges } from "./note-changes";
import { askForCampaigns } from "./read-campaigns";

export type Change = Partial<
  Pick<
    typeof campaigns.$inferSelect,
    "status" | "effectiveStatus" | "dailyBudgetMicros" | "lifetimeBudgetMicros"
  >
> & { endsAt?: Date | null };

/** Who changed something: a person here, or a rule or a limit for a reason. */
export type Author = { source: "here"; memberId: string } | { source: "rule" | "limit"; because: Because };

/** Keeps what Meta has taken, with who changed it; what really becomes of it, the next look tells. */
export async function keepChange(
  ctx: InTransaction,
  loaded: Loaded,
  change: Change,
  author: Author,
): Promise<void> {
  const { table, id, level, campaignId, state } = loaded;
  const at = ctx.now();
  await ctx.db
    .update(table)
    .set({ ...change, readAt: at })
    .where(and(eq(table.workspaceId, ctx.workspaceId), eq(table.id, id)));
  await noteChanges(ctx, { level, campaignId, subjectId: id, at }, state, { ...state, ...change }, author);
  await askForCampaigns(ctx, loaded.connectionId);
  await tellLive(ctx, [{ kind: "campaigns.changed" }]);
}

/** After ACTIVE a review may come between. */
export const statusChange = (to: "ACTIVE" | "PAUSED" | "ARCHIVED") => ({
  status: to,
  effectiveStatus: to === "ACTIVE" ? "IN_PROCESS" : to,
});
