import { and, eq } from "drizzle-orm";
import { outcomes } from "@/db/schema/ads-outcomes";
import type { InTransaction } from "@/server/context";
import { conflict, notFound } from "@/server/errors";
import type { Outcome } from "./keep-change";

/** An outcome that stands, held until the transaction ends, so that two changes follow one another. */
export async function getStanding(ctx: InTransaction, outcomeId: string): Promise<Outcome> {
  const [outcome] = await ctx.db
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.workspaceId, ctx.workspaceId), eq(outcomes.id, outcomeId)))
    .for("update");
  if (!outcome) throw notFound("This outcome", "outcomeNotFound");
  if (outcome.withdrawnAt) {
    throw conflict("This was withdrawn meanwhile. Mark it anew.", { key: "outcomeWithdrawn" });
  }
  return outcome;
}
