import { v7 as uuidv7 } from "uuid";
import { budgetAmounts, budgets } from "@/db/schema/budgets";
import { getNumber } from "@/server/channels/get-numbers";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { conflict, invalid } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";
import { monthOf } from "../account-clock";
import { billedNumbers, timeZoneOf } from "./billed-numbers";
import type { CreateBudget } from "./schemas";

/** Sets what may be spent each month, from this month on. There is one for each number, and one for all of a currency. */
export function createBudget(ctx: MemberCtx, input: CreateBudget): Promise<{ budgetId: string }> {
  const { amountMicros, thresholds, stopsMarketing } = input;
  return inTransaction(ctx, async (ctx) => {
    const { name, ...scope } = await scopeOf(ctx, input.of);
    const id = uuidv7();
    const now = ctx.now();
    const created = await ctx.db
      .insert(budgets)
      .values({ workspaceId: ctx.workspaceId, id, ...scope, thresholds, stopsMarketing, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: budgets.id });
    if (created.length === 0) throw conflict("There is a budget for this already.", { key: "budgetExists" });
    const fromMonth = monthOf(now, timeZoneOf(scope, await billedNumbers(ctx)));
    await ctx.db
      .insert(budgetAmounts)
      .values({ workspaceId: ctx.workspaceId, budgetId: id, fromMonth, amountMicros });
    await recordAudit(ctx, {
      action: "budget.created",
      subject: { id, name },
      after: {
        amountMicros: String(amountMicros),
        currency: scope.currency,
        thresholds: thresholds.join(", "),
        stopsMarketing,
      },
    });
    return { budgetId: id };
  });
}

async function scopeOf(ctx: InTransaction, of: CreateBudget["of"]) {
  if ("numberId" in of) {
    const { currency, displayNumber } = await getNumber(ctx, of.numberId);
    return { numberId: of.numberId, currency, name: displayNumber };
  }
  const { currency } = of;
  if (!(await billedNumbers(ctx)).some((number) => number.currency === currency)) {
    throw invalid("No number is billed in this currency.", { key: "budgetCurrency", field: "of" });
  }
  return { numberId: null, currency, name: currency };
}
