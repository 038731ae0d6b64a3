import { sql } from "drizzle-orm";
import { type Ctx, inReport } from "../../context";
import type { Day } from "../schemas";
import type { Amount } from "./funnel-shapes";
import type { AdCostInput } from "./schemas";

export type AdCost = {
  spend: Amount;
  /** Chats that arrived here in those days, by the last ad of each. */
  conversations: number;
  since: Day;
  until: Day;
};

type Row = Omit<AdCost, "spend"> & { currency: string; micros: string };

/** What an ad has cost from its first day to its last, and the chats that it brought; nothing where Meta has told nothing. */
export function adCost(ctx: Ctx, { adMetaId }: AdCostInput): Promise<AdCost | null> {
  return inReport(ctx, async (ctx) => {
    const ours = ctx.workspaceId;
    const [row] = await ctx.db.execute<Row>(sql`
      select s.currency, s.micros::text as micros, s.since::text as since, s.until::text as until,
        (select count(*)::int from ad_chats f
          where f.workspace_id = ${ours}::uuid and f.ad_meta_id = ${adMetaId} and f.day between s.since and s.until
            and not exists (
              select from ad_chats later
              where later.workspace_id = f.workspace_id and later.conversation_id = f.conversation_id
                and (later.at, later.id) > (f.at, f.id) and later.day between s.since and s.until)) as conversations
      from (
        select currency, sum(spend_micros) as micros, min(day) as since, max(day) as until from ad_insights
        where workspace_id = ${ours}::uuid and kind = 'whole' and ad_meta_id = ${adMetaId}
        group by currency order by max(day) desc limit 1) s`);
    if (!row) return null;
    const { currency, micros, ...days } = row;
    return { ...days, spend: { currency, micros: BigInt(micros) } };
  });
}
