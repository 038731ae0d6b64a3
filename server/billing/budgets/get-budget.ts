import { and, desc, eq } from "drizzle-orm";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import type { InTransaction } from "@/server/context";
import { notFound } from "@/server/errors";
import { billedNumbers } from "./billed-numbers";
import { namedBudgets } from "./budget-scopes";

/** A budget as it stands, held so that nobody else changes it or spends of it meanwhile. */
export async function getBudget(ctx: InTransaction, budgetId: string) {
  const [budget] = await ctx.db
    .select()
    .from(budgets)
    .where(and(eq(budgets.workspaceId, ctx.workspaceId), eq(budgets.id, budgetId)))
    .for("update");
  if (!budget) throw notFound("The budget", "budgetNotFound");
  const [latest] = await ctx.db
    .select({ amountMicros: budgetAmounts.amountMicros })
    .from(budgetAmounts)
    .where(and(eq(budgetAmounts.workspaceId, ctx.workspaceId), eq(budgetAmounts.budgetId, budgetId)))
    .orderBy(desc(budgetAmounts.fromMonth))
    .limit(1);
  const numbers = await billedNumbers(ctx);
  const { numberId, currency, thresholds, stopsMarketing } = budget;
  const named = (await namedBudgets(ctx)).find((one) => one.budget.id === budgetId);
  const numberName = numbers.find(({ id }) => id === numberId)?.name ?? null;
  return {
    numbers,
    numberId,
    currency,
    name: numberName ?? named?.teamName ?? named?.campaignName ?? currency,
    /** As the audit trail shows it. */
    terms: {
      amountMicros: String(latest?.amountMicros ?? 0n),
      thresholds: thresholds.join(", "),
      stopsMarketing,
    },
  };
}
