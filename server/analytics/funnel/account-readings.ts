import { sql } from "drizzle-orm";
import type { AdFailure } from "@/db/schema/ads";
import type { InTransaction } from "../../context";
import { dayIn } from "../calendar";
import type { AccountReading } from "./funnel-shapes";

type Row = Omit<AccountReading, "today" | "readAt"> & { readAt: string | null; failure: AdFailure | null };

/** The ad accounts that are connected, or were and left figures, and how far those have been read: as far as the worst kind. */
export async function accountReadings(ctx: InTransaction): Promise<AccountReading[]> {
  const ours = ctx.workspaceId;
  const rows = await ctx.db.execute<Row>(sql`
    select n.ad_account_id as "adAccountId", n.name, n.currency, n.time_zone as "timeZone", s.read_at as "readAt",
      s.since_day::text as "sinceDay", coalesce(s.is_preparing, false) as "isPreparing", s.failure
    from (
      select distinct on (ad_account_id) * from ad_connections where workspace_id = ${ours}::uuid
      order by ad_account_id, disconnected_at desc nulls first, connected_at desc) n
    left join lateral (
      select case when count(read_at) = 3 then min(read_at) end as read_at, max(since_day) as since_day,
        bool_or(report_id is not null) as is_preparing,
        (array_agg(failure) filter (where failure is not null))[1] as failure
      from ad_insight_states where workspace_id = ${ours}::uuid and ad_account_id = n.ad_account_id) s on true
    where n.disconnected_at is null or s.read_at is not null
    order by n.connected_at`);
  return rows.map((row) => ({
    ...row,
    today: dayIn(row.timeZone, ctx.now()),
    readAt: row.readAt === null ? null : new Date(row.readAt),
  }));
}
