import { and, eq } from "drizzle-orm";
import { budgets } from "@/db/schema/budgets";
import { inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import { getBudget } from "./get-budget";
import type { BudgetInput } from "./schemas";

/** Takes a budget away, and with it what it stopped; what was spent stays in the reports. */
export function deleteBudget(ctx: MemberCtx, { budgetId }: BudgetInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name, terms } = await getBudget(ctx, budgetId);
    await ctx.db
      .delete(budgets)
      .where(and(eq(budgets.workspaceId, ctx.workspaceId), eq(budgets.id, budgetId)));
    await recordAudit(ctx, { action: "budget.deleted", subject: { id: budgetId, name }, before: terms });
  });
}
