import { and, eq, sql } from "drizzle-orm";
import { tierUpdates } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import { portfoliosOf } from "./account-terms";

/** The band Meta says a portfolio has reached, and when: it counts what others send too, and decides alone. */
export type ReachedTier = { tierFrom: number; reachedAt: Date };

type Volume = { portfolio: string; month: string; market: string; category: string };

/** What Meta has told of this volume, through any account of the portfolio. */
export async function reachedTiers(
  ctx: InTransaction,
  { portfolio, month, market, category }: Volume,
): Promise<ReachedTier[]> {
  const found = await ctx.db
    .select({
      accountId: tierUpdates.accountId,
      tierFrom: tierUpdates.tierFrom,
      reachedAt: tierUpdates.reachedAt,
    })
    .from(tierUpdates)
    .where(
      and(
        eq(tierUpdates.workspaceId, ctx.workspaceId),
        eq(tierUpdates.month, month),
        eq(tierUpdates.category, category),
        sql`lower(${tierUpdates.market}) = lower(${market})`,
      ),
    );
  if (found.length === 0) return [];
  const portfolios = await portfoliosOf(ctx);
  return found.filter(({ accountId }) => portfolios(accountId) === portfolio);
}

/** The highest band reached by then; 0 for none. */
export const tierReachedBy = (tiers: ReachedTier[], at: Date): number =>
  Math.max(0, ...tiers.filter(({ reachedAt }) => reachedAt <= at).map(({ tierFrom }) => tierFrom));
