import { raiseAlert } from "../alerts/raise-alert";
import { type BudgetNames, budgetStandings } from "../billing/budgets/budget-standings";
import type { InTransaction } from "../context";
import { resolveOthers } from "./resolve-others";

/**
 * Tells of the highest threshold that a budget has reached, and that it stops marketing templates; for as long as that is so.
 * Each threshold of each month is a subject of its own, so that the next one rings although the last was read.
 */
export async function watchBudgets(ctx: InTransaction): Promise<void> {
  const standings = await budgetStandings(ctx);
  const reached = standings.flatMap(({ threshold, ...budget }) =>
    threshold === undefined
      ? []
      : [{ ...budget, threshold, subject: `${budget.id} ${budget.month} ${threshold}` }],
  );
  const stopping = standings
    .filter(({ isStopping }) => isStopping)
    .map((budget) => ({ ...budget, subject: `${budget.id} ${budget.month}` }));

  for (const { subject: id, threshold, ...budget } of reached) {
    const params = { ...scopeOf(budget), threshold };
    await raiseAlert(ctx, { kind: "budget_threshold", subject: { type: "budget", id }, params });
  }
  for (const { subject: id, ...budget } of stopping) {
    const params = scopeOf(budget);
    await raiseAlert(ctx, { kind: "budget_stopped", subject: { type: "budget", id }, params });
  }
  await resolveOthers(ctx, "budget_threshold", reached);
  await resolveOthers(ctx, "budget_stopped", stopping);
}

const scopeOf = ({ numberName, teamName, campaignName, currency }: BudgetNames) => ({
  numberName: numberName ?? "",
  teamName: teamName ?? "",
  campaignName: campaignName ?? "",
  currency,
});
