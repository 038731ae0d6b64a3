import { and, eq } from "drizzle-orm";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import { inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import { monthOf } from "../account-clock";
import { timeZoneOf } from "./billed-numbers";
import { getBudget } from "./get-budget";
import type { ChangeBudget } from "./schemas";

/** Changes a budget from this month on; the months before keep what they had. */
export function changeBudget(ctx: MemberCtx, { budgetId, ...terms }: ChangeBudget): Promise<void> {
  const { amountMicros, thresholds, stopsMarketing } = terms;
  return inTransaction(ctx, async (ctx) => {
    const before = await getBudget(ctx, budgetId);
    await ctx.db
      .update(budgets)
      .set({ thresholds, stopsMarketing })
      .where(and(eq(budgets.workspaceId, ctx.workspaceId), eq(budgets.id, budgetId)));
    const fromMonth = monthOf(ctx.now(), timeZoneOf(before, before.numbers));
    await ctx.db
      .insert(budgetAmounts)
      .values({ workspaceId: ctx.workspaceId, budgetId, fromMonth, amountMicros })
      .onConflictDoUpdate({
        target: [budgetAmounts.workspaceId, budgetAmounts.budgetId, budgetAmounts.fromMonth],
        set: { amountMicros },
      });
    await recordAudit(ctx, {
      action: "budget.changed",
      subject: { id: budgetId, name: before.name },
      before: before.terms,
      after: {
        amountMicros: String(amountMicros),
        thresholds: thresholds.join(", "),
        stopsMarketing,
      },
    });
  });
}
