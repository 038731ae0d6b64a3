import { sql } from "drizzle-orm";
import { portfoliosOf } from "../../billing/account-terms";
import type { ChannelNumber } from "../../channels/get-numbers";
import type { Ctx, InTransaction } from "../../context";

const dayMs = 24 * 60 * 60_000;

const tiers: Record<string, number> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** To how many people that did not write within 24 hours a portfolio may write in 24 hours; null when nobody says so. */
export const limitOf = (tier: string | undefined): number | null => (tier && tiers[tier]) || null;

export type Portfolio = { accountIds: string[]; numberIds: string[]; perDay: number | null };

/** The accounts and numbers that share Meta's messaging limit with a number, and that limit. */
export async function portfolioOf(ctx: InTransaction, { accountId }: ChannelNumber): Promise<Portfolio> {
  const portfolio = await portfoliosOf(ctx);
  const numbers = await ctx.db.execute<{ id: string; account_id: string; tier: string | null }>(sql`
    select id, account_id, reading ->> 'messagingLimit' as tier from phone_numbers
    where workspace_id = ${ctx.workspaceId}::uuid order by read_at desc nulls last`);
  const own = numbers.filter((number) => portfolio(number.account_id) === portfolio(accountId));
  return {
    accountIds: [...new Set(own.map((number) => number.account_id))].sort(),
    numberIds: own.map(({ id }) => id),
    // What Meta said last of any of them holds for all.
    perDay: limitOf(own.find(({ tier }) => tier !== null)?.tier ?? undefined),
  };
}

/** Whoever is about to write to many waits for the others of the portfolio, so that together they keep to its limits. */
export const lockPortfolio = (ctx: InTransaction, { accountIds }: Portfolio) =>
  ctx.db.execute(sql`
    select id from whatsapp_accounts
    where workspace_id = ${ctx.workspaceId}::uuid and id = any(${sql.param(accountIds)}::uuid[])
    order by id for no key update`);

const aDayAgo = (ctx: Ctx) => sql`${new Date(ctx.now().getTime() - dayMs).toISOString()}::timestamptz`;

/**
 * Whether so many more would be within the limit even if each template of the last 24 hours had gone to somebody else, outside of
 * all windows. Counting who they really were takes longer with each that was sent, and mostly it need not be known.
 */
export async function isFarFromLimit(
  ctx: InTransaction,
  { perDay }: Portfolio,
  more: number,
): Promise<boolean> {
  if (perDay === null) return true;
  const [row] = await ctx.db.execute<{ templates: number }>(sql`
    select count(*)::int as templates from (
      select from messages
      where workspace_id = ${ctx.workspaceId}::uuid and direction = 'outbound' and type = 'template'
        and written_at > ${aDayAgo(ctx)} limit ${perDay}) found`);
  return (row?.templates ?? 0) + more <= perDay;
}

/** The templates of the last 24 hours that went to people who had not written within the 24 hours before. */
const counted = (ctx: Ctx, { numberIds }: Portfolio) => sql`
  select v.contact_id, min(m.written_at) as first_at
  from messages m
  join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
  where m.workspace_id = ${ctx.workspaceId}::uuid and m.written_at > ${aDayAgo(ctx)}
    and m.direction = 'outbound' and m.type = 'template' and m.status <> 'failed'
    and v.number_id = any(${sql.param(numberIds)}::uuid[])
    and not exists (select from messages i
      where i.workspace_id = m.workspace_id and i.conversation_id = m.conversation_id and i.direction = 'inbound'
        and i.written_at > m.written_at - interval '24 hours' and i.written_at <= m.written_at)
  group by v.contact_id`;

export type LimitUse = {
  used: number;
  /** Of the contacts that were asked about, those that count already. */
  counted: Set<string>;
  /** When the first of them no longer counts. */
  freesAt: Date | null;
};

/** How much of the messaging limit was used in the last 24 hours. */
export async function limitUse(
  ctx: InTransaction,
  portfolio: Portfolio,
  contactIds: string[] = [],
): Promise<LimitUse> {
  const [row] = await ctx.db.execute<{ used: number; counted: string[] | null; first_at: string | null }>(sql`
    select count(*)::int as used, min(first_at) as first_at,
      array_agg(contact_id) filter (where contact_id = any(${sql.param(contactIds)}::uuid[])) as counted
    from (${counted(ctx, portfolio)}) used`);
  return {
    used: row?.used ?? 0,
    counted: new Set(row?.counted ?? []),
    freesAt: row?.first_at ? new Date(new Date(row.first_at).getTime() + dayMs) : null,
  };
}
