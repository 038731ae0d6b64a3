import { and, asc, eq } from "drizzle-orm";
import { accountTerms, tierUpdates } from "@/db/schema/billing";
import { listBilledAccounts } from "@/server/channels/list-billed-accounts";
import { type Ctx, readOnly } from "@/server/context";
import { monthOf, nextMonthStart } from "../account-clock";

export type Terms = {
  accountId: string;
  name: string;
  currency: string;
  timeZone: string;
  /** When Meta last said the zone and the money; null while both are what the workspace has. */
  zoneReadAt: Date | null;
  /** Meta's business portfolio; null for an account that counts its volume alone, as far as we were told. */
  portfolioId: string | null;
  basedIn: string | null;
  internationalFrom: { country: string; from: string }[];
  /** The month in which volume and free answers count now, and when the next one begins. */
  month: string;
  monthEndsAt: Date;
  /** The bands that Meta says were reached in it. */
  tiers: { market: string; category: string; tierFrom: number; tierTo: number | null; reachedAt: Date }[];
};

/** How each account is billed: zone, money, portfolio, month and tiers, and what of it Meta itself has said. */
export function listTerms(ctx: Ctx): Promise<Terms[]> {
  return readOnly(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const known = await ctx.db.select().from(accountTerms).where(eq(accountTerms.workspaceId, workspaceId));
    const terms: Terms[] = [];
    for (const { id: accountId, name, currency, timeZone } of await listBilledAccounts(ctx)) {
      const told = known.find((one) => one.accountId === accountId);
      const month = monthOf(ctx.now(), timeZone);
      terms.push({
        ...{ accountId, name, currency, timeZone, month },
        zoneReadAt: told?.zoneReadAt ?? null,
        portfolioId: told?.portfolioId ?? null,
        basedIn: told?.basedIn ?? null,
        internationalFrom: Object.entries(told?.internationalFrom ?? {}).map(([country, from]) => ({
          country,
          from,
        })),
        monthEndsAt: nextMonthStart(ctx.now(), timeZone),
        tiers: await ctx.db
          .select({
            market: tierUpdates.market,
            category: tierUpdates.category,
            tierFrom: tierUpdates.tierFrom,
            tierTo: tierUpdates.tierTo,
            reachedAt: tierUpdates.reachedAt,
          })
          .from(tierUpdates)
          .where(
            and(
              eq(tierUpdates.workspaceId, workspaceId),
              eq(tierUpdates.accountId, accountId),
              eq(tierUpdates.month, month),
            ),
          )
          .orderBy(asc(tierUpdates.reachedAt)),
      });
    }
    return terms;
  });
}
