import { v7 as uuidv7 } from "uuid";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import { inTransaction, type MemberCtx } from "@/server/context";
import { conflict } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";
import { monthOf } from "../account-clock";
import { billedNumbers, timeZoneOf } from "./billed-numbers";
import { nameOf, scopeOf } from "./budget-scopes";
import type { CreateBudget } from "./schemas";

/**
 * Sets what may be spent each month, from this month on. There is one for each number, one for all of a currency, and in each
 * currency one for each team and each campaign.
 */
export function createBudget(ctx: MemberCtx, input: CreateBudget): Promise<{ budgetId: string }> {
  const { amountMicros, thresholds, stopsMarketing } = input;
  return inTransaction(ctx, async (ctx) => {
    const scope = await scopeOf(ctx, input.of);
    const { numberId, teamId, campaignId, currency } = scope;
    const id = uuidv7();
    const now = ctx.now();
    const created = await ctx.db
      .insert(budgets)
      .values({
        ...{ workspaceId: ctx.workspaceId, id, numberId, teamId, campaignId, currency },
        ...{ thresholds, stopsMarketing, createdAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: budgets.id });
    if (created.length === 0) throw conflict("There is a budget for this already.", { key: "budgetExists" });
    const fromMonth = monthOf(now, timeZoneOf(scope, await billedNumbers(ctx)));
    await ctx.db
      .insert(budgetAmounts)
      .values({ workspaceId: ctx.workspaceId, budgetId: id, fromMonth, amountMicros });
    await recordAudit(ctx, {
      action: "budget.created",
      subject: { id, name: nameOf(scope) },
      after: {
        amountMicros: String(amountMicros),
        currency,
        thresholds: thresholds.join(", "),
        stopsMarketing,
      },
    });
    return { budgetId: id };
  });
}
