import { and, desc, eq, gte, sql } from "drizzle-orm";
import { charges } from "@/db/schema/billing";
import { budgets } from "@/db/schema/budgets";
import type { InTransaction } from "@/server/context";
import { type Budget, listBudgets } from "./list-budgets";
import { fits } from "./reserve-budget";

/** What a budget is called by: of the names all but one are null. */
export type BudgetNames = Pick<Budget, "numberName" | "teamName" | "campaignName" | "currency">;

/** What somebody must be told of a budget. */
export type Standing = BudgetNames & {
  id: string;
  month: string;
  /** The highest of its thresholds that what was spent has reached. */
  threshold: number | undefined;
  /** Another marketing template like the last one would be refused. */
  isStopping: boolean;
};

const recentDays = 30;

/** How every budget of the workspace stands in its month. */
export async function budgetStandings(ctx: InTransaction): Promise<Standing[]> {
  const [any] = await ctx.db
    .select({ id: budgets.id })
    .from(budgets)
    .where(eq(budgets.workspaceId, ctx.workspaceId))
    .limit(1);
  if (!any) return [];
  const { budgets: all } = await listBudgets(ctx);
  const standings: Standing[] = [];
  for (const budget of all) {
    const { id, numberName, teamName, campaignName, currency, month } = budget;
    const isStopping = budget.stopsMarketing && (await isFull(ctx, budget));
    const threshold = reachedThreshold(budget);
    standings.push({ id, numberName, teamName, campaignName, currency, month, threshold, isStopping });
  }
  return standings;
}

/** In per cent, without a rounding that would tell too early. */
export const reachedThreshold = ({
  thresholds,
  spentMicros,
  amountMicros,
}: Pick<Budget, "thresholds" | "spentMicros" | "amountMicros">) =>
  thresholds.findLast((threshold) => spentMicros * 100n >= amountMicros * BigInt(threshold));

async function isFull(ctx: InTransaction, budget: Budget): Promise<boolean> {
  const used = budget.spentMicros + budget.reservedMicros;
  return !fits({ budget: budget.amountMicros, used, price: await lastPrice(ctx, budget) });
}

/** What the last marketing template cost that was not free. */
async function lastPrice(
  ctx: InTransaction,
  { numberId, teamId, campaignId, currency }: Budget,
): Promise<bigint | null> {
  const since = new Date(ctx.now().getTime() - recentDays * 86_400_000);
  const [last] = await ctx.db
    .select({ micros: charges.estimatedMicros })
    .from(charges)
    .where(
      and(
        eq(charges.workspaceId, ctx.workspaceId),
        gte(charges.deliveredAt, since),
        eq(charges.category, "marketing"),
        eq(charges.basis, "rateCard"),
        eq(charges.currency, currency),
        numberId ? eq(charges.numberId, numberId) : undefined,
        teamId ? eq(charges.teamId, teamId) : undefined,
        campaignId ? broughtBy(campaignId) : undefined,
      ),
    )
    .orderBy(desc(charges.deliveredAt))
    .limit(1);
  return last?.micros ?? null;
}

const broughtBy = (campaignId: string) => sql`${charges.touch} = any(array(
  select 'ad:' || a.meta_id from ads a join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
  where a.workspace_id = ${charges.workspaceId} and s.campaign_id = ${campaignId}::uuid))`;
