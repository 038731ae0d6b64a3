import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { aboutReport } from "./about";
import type { ChargeBehind } from "./behind-shapes";
import { billedFilter } from "./billed-sums";
import { during, lacking } from "./conditions";
import { conversationOfCharge } from "./labels";
import { drillPageSize, type MessagesBehindInput } from "./schemas";

type Of = Extract<MessagesBehindInput["of"], { kind: "charges" }>;
type Row = Omit<ChargeBehind, "kind" | "deliveredAt" | "estimatedMicros" | "reportedMicros"> & {
  deliveredAt: string;
  estimatedMicros: string | null;
  reportedMicros: string | null;
};

const bigintOf = (text: string | null) => (text === null ? null : BigInt(text));

/** The charges behind a figure of billed messages, the last delivered first. */
export async function chargesBehind(
  ctx: InTransaction,
  { period, filters, without, regime, currency, reportedIn }: Of,
  cursor: MessagesBehindInput["cursor"],
): Promise<ChargeBehind[]> {
  const { timeZone } = await aboutReport(ctx, period);
  const rows = await ctx.db.execute<Row>(sql`
    select f.id, f.delivered_at as "deliveredAt", f.wa_message_id as "waMessageId", f.message_id as "messageId",
      g.conversation_id as "conversationId", k.name as "contactName", f.number_id as "numberId",
      n.display_number as "numberName", f.country, f.market, f.category, f.pricing_type as "pricingType", f.basis, f.regime,
      f.template_id as "templateId", t.name || ' · ' || t.language as "templateName", f.broadcast_id as "broadcastId",
      b.name as "broadcastName", f.currency, f.estimated_micros::text as "estimatedMicros",
      f.reported_micros::text as "reportedMicros", f.reported_currency as "reportedCurrency"
    from (
      select * from (
        select * from charges
        where workspace_id = ${ctx.workspaceId}::uuid 
          and ${during(sql`delivered_at`, period, timeZone)}) facts
      where ${billedFilter(filters)} and ${lacking(without, conversationOfCharge)}
        and ${regime ? sql`regime = ${regime}` : sql`true`} and ${currency ? sql`currency = ${currency}` : sql`true`}
        and ${reportedIn ? sql`reported_currency = ${reportedIn} and reported_micros is not null` : sql`true`}
        and ${cursor ? sql`(delivered_at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
      order by delivered_at desc, id desc limit ${drillPageSize + 1}) f
    join phone_numbers n on n.workspace_id = f.workspace_id and n.id = f.number_id
    left join messages g on g.workspace_id = f.workspace_id and g.id = f.message_id
    left join conversations v on v.workspace_id = g.workspace_id and v.id = g.conversation_id
    left join contacts k on k.workspace_id = v.workspace_id and k.id = v.contact_id
    left join broadcasts b on b.workspace_id = f.workspace_id and b.id = f.broadcast_id
    left join templates t on t.workspace_id = f.workspace_id and t.id = f.template_id
    order by f.delivered_at desc, f.id desc`);
  return rows.map((row) => ({
    ...row,
    kind: "charges",
    deliveredAt: new Date(row.deliveredAt),
    estimatedMicros: bigintOf(row.estimatedMicros),
    reportedMicros: bigintOf(row.reportedMicros),
  }));
}
