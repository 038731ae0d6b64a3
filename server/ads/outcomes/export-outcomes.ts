import { sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "@/server/context";
import { csvLine } from "@/server/csv";
import { findWorkspace } from "@/server/identity/find-workspace";
import type { ExportOutcomesInput } from "./schemas";

const columns = [
  "outcome",
  "kind",
  "occurred_at",
  "amount",
  "currency",
  "order_reference",
  "conversation",
  "first_ad",
  "first_ad_headline",
  "last_ad",
  "last_ad_headline",
  "told_meta",
];

type Line = Record<(typeof columns)[number], string | null>;

/** Every outcome that stands, of these days of the workspace, with the ads it is owed to: one line of CSV each. */
export async function exportOutcomes(ctx: Ctx, { from, to }: ExportOutcomesInput): Promise<string> {
  const timeZone = (await findWorkspace(ctx))?.timeZone ?? "UTC";
  return inReport(ctx, async (ctx) => {
    const lines = await linesOf(ctx, { from, to, timeZone });
    return [columns, ...lines.map((line) => columns.map((column) => line[column] ?? ""))]
      .map((cells) => csvLine(cells))
      .join("");
  });
}

const linesOf = (ctx: InTransaction, { from, to, timeZone }: ExportOutcomesInput & { timeZone: string }) =>
  ctx.db.execute<Line>(sql`
    select t.outcome_id::text as outcome, t.kind, to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as occurred_at,
      trim_scale(t.amount_micros::numeric / 1000000)::text as amount, t.currency, o.reference as order_reference,
      t.conversation_id::text as conversation, t.first_ad_id as first_ad, f.headline as first_ad_headline,
      t.last_ad_id as last_ad, l.headline as last_ad_headline, c.state as told_meta
    from outcome_touches t
    join outcomes o on o.workspace_id = t.workspace_id and o.id = t.outcome_id
    left join conversions c on c.workspace_id = t.workspace_id and c.outcome_id = t.outcome_id
    left join referrals f on f.workspace_id = t.workspace_id and f.id = t.first_referral_id
    left join referrals l on l.workspace_id = t.workspace_id and l.id = t.last_referral_id
    where t.workspace_id = ${ctx.workspaceId}::uuid
      and t.occurred_at >= (${from}::date::timestamp at time zone ${timeZone})
      and t.occurred_at < ((${to}::date + 1)::timestamp at time zone ${timeZone})
    order by t.occurred_at, t.outcome_id`);
