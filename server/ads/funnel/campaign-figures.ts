import { sql } from "drizzle-orm";
import { type Ctx, readOnly } from "../../context";

/** Days of the ad account's own zone, both included. */
type AdDays = { since: string; until: string };
/** One campaign, or all of an ad account. */
type About =
  | { campaignId: string; connectionId?: undefined }
  | { connectionId: string; campaignId?: undefined };

export type CampaignFigures = {
  /** As Meta said when it was last asked, in the ad account's currency. */
  spendMicros: bigint;
  currency: string;
  /** Chats that arrived here, by the last ad that the customer tapped in these days. */
  conversations: number;
  answeredWithin24h: number;
  /** Answered after more than 24 hours. */
  late: number;
  waiting: number;
};

type Row = Omit<CampaignFigures, "spendMicros"> & { spendMicros: string };

/** What was spent in these days, what it brought, and how well that was answered. */
export function campaignFigures(
  ctx: Ctx,
  { campaignId, connectionId, ...days }: About & AdDays,
): Promise<CampaignFigures | undefined> {
  return readOnly(ctx, async (ctx) => {
    const ours = ctx.workspaceId;
    const [row] = await ctx.db.execute<Row>(sql`
      with mine as (
        select c.id, c.meta_id, n.ad_account_id, n.currency from campaigns c
        join ad_connections n on n.workspace_id = c.workspace_id and n.id = c.connection_id
        where c.workspace_id = ${ours}::uuid
          and ${campaignId ? sql`c.id = ${campaignId}::uuid` : sql`c.connection_id = ${connectionId}::uuid`})
      select n.currency,
        (select coalesce(sum(i.spend_micros), 0)::text from ad_insights i
          where i.workspace_id = ${ours}::uuid and i.kind = 'whole' and i.day between ${days.since}::date and ${days.until}::date
            and ${
              campaignId
                ? sql`i.campaign_meta_id in (select meta_id from mine)`
                : sql`i.ad_account_id in (select ad_account_id from mine)`
            }) as "spendMicros",
        chats.*
      from (select currency from mine limit 1) n,
        (select count(*)::int as conversations, count(*) filter (where wait_seconds <= 86400)::int as "answeredWithin24h",
          count(*) filter (where wait_seconds > 86400)::int as late, count(*) filter (where is_waiting)::int as waiting
        from ad_chats_between(${ours}::uuid, 'last', ${days.since}::date, ${days.until}::date)
        where campaign_id in (select id from mine)) chats`);
    return row && { ...row, spendMicros: BigInt(row.spendMicros) };
  });
}
