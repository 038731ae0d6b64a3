import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accountTerms, tierUpdates, volumes } from "@/db/schema/billing";
import type { InTransaction } from "@/server/context";
import { portfoliosOf } from "./account-terms";
import { giveBands, readVolumeKey } from "./allot-tiers";
import { volumeCategory } from "./rate-card";
import { reachedTiers } from "./reached-tiers";

type Told = { accountId?: string; field: string; value: unknown };

const seconds = z.coerce.number().int().positive().max(4_102_444_800);
const country = z.string().regex(/^[A-Z]{2}$/);
const portfolioId = z.string().regex(/^\d{1,32}$/);

const tierTold = z.object({
  event: z.literal("VOLUME_BASED_PRICING_TIER_UPDATE"),
  volume_tier_info: z.object({
    tier_update_time: seconds,
    pricing_category: z.string().max(60),
    /** "25000001:50000000", or "80000001:MAX". */
    tier: z.string().regex(/^\d{1,9}:(\d{1,9}|MAX)$/),
    effective_month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    region: z.string().min(1).max(80),
  }),
});
const internationalTold = z.object({
  event: z.literal("AUTH_INTL_PRICE_ELIGIBILITY_UPDATE"),
  auth_international_rate_eligibility: z.object({
    start_time: seconds.optional(),
    exception_countries: z.array(z.object({ country_code: country, start_time: seconds })).default([]),
  }),
});
const basedTold = z.object({ event: z.literal("BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE"), country });
const ownerTold = z.object({ waba_info: z.object({ owner_business_id: portfolioId }) });

const iso = (atSeconds: number) => new Date(atSeconds * 1000).toISOString();

/** Keeps what Meta tells of how an account is billed: its portfolio, its country, its international codes, its volume. */
export async function hearAccountTerms(ctx: InTransaction, events: Told[]): Promise<void> {
  for (const { accountId, field, value } of events) {
    if (!accountId || field !== "account_update") continue;
    const tier = tierTold.safeParse(value);
    if (tier.success) await hearTier(ctx, accountId, tier.data.volume_tier_info);
    const international = internationalTold.safeParse(value);
    if (international.success) {
      const { start_time, exception_countries } = international.data.auth_international_rate_eligibility;
      const internationalFrom = Object.fromEntries([
        ...(start_time ? [["*", iso(start_time)]] : []),
        ...exception_countries.map((one) => [one.country_code, iso(one.start_time)]),
      ]);
      await keepTerms(ctx, accountId, { internationalFrom });
    }
    const based = basedTold.safeParse(value);
    if (based.success) await keepTerms(ctx, accountId, { basedIn: based.data.country });
    const owner = ownerTold.safeParse(value);
    if (owner.success)
      await keepTerms(ctx, accountId, { portfolioId: owner.data.waba_info.owner_business_id });
  }
}

async function keepTerms(
  ctx: InTransaction,
  accountId: string,
  terms: Partial<Pick<typeof accountTerms.$inferInsert, "portfolioId" | "basedIn" | "internationalFrom">>,
): Promise<void> {
  const said = { ...terms, changedAt: ctx.now() };
  await ctx.db
    .insert(accountTerms)
    .values({ workspaceId: ctx.workspaceId, accountId, ...said })
    .onConflictDoUpdate({ target: [accountTerms.workspaceId, accountTerms.accountId], set: said });
}

type TierInfo = z.infer<typeof tierTold>["volume_tier_info"];

/** Of several times for one band the earliest counts, so repeats and disorder make no difference. */
async function hearTier(ctx: InTransaction, accountId: string, told: TierInfo): Promise<void> {
  const category = volumeCategory(told.pricing_category.toLowerCase());
  if (!category) return;
  const [from = "0", to = "MAX"] = told.tier.split(":");
  const { region: market, effective_month: month } = told;
  await ctx.db
    .insert(tierUpdates)
    .values({
      workspaceId: ctx.workspaceId,
      accountId,
      market,
      category,
      month,
      tierFrom: Number(from),
      tierTo: to === "MAX" ? null : Number(to),
      reachedAt: new Date(told.tier_update_time * 1000),
    })
    .onConflictDoUpdate({
      target: [
        tierUpdates.workspaceId,
        tierUpdates.accountId,
        tierUpdates.market,
        tierUpdates.category,
        tierUpdates.month,
        tierUpdates.tierFrom,
      ],
      set: { reachedAt: sql`least(${tierUpdates.reachedAt}, excluded.reached_at)` },
    });
  await priceByTier(ctx, { portfolio: (await portfoliosOf(ctx))(accountId), month, market, category });
}

/** What was delivered since the band was reached, and is charged already, takes its price. */
async function priceByTier(
  ctx: InTransaction,
  volume: { portfolio: string; month: string; market: string; category: string },
): Promise<void> {
  const counted = await ctx.db
    .select({ volumeKey: volumes.volumeKey })
    .from(volumes)
    .where(
      and(
        eq(volumes.workspaceId, ctx.workspaceId),
        sql`lower(${volumes.volumeKey}) = lower(${JSON.stringify([volume.portfolio, volume.month, volume.market, volume.category])})`,
      ),
    )
    .for("update");
  for (const { volumeKey } of counted) {
    const reached = await reachedTiers(ctx, readVolumeKey(volumeKey));
    const since = reached.map(({ reachedAt }) => reachedAt).sort((a, b) => a.getTime() - b.getTime())[0];
    if (!since) continue;
    const from = { deliveredAt: since, waMessageId: "", recipient: "" };
    await giveBands(ctx, volumeKey, { reached, moved: [{ from, to: undefined }], changes: [] });
  }
}
