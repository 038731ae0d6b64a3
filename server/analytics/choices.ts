import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { campaigns } from "@/db/schema/ads";
import { broadcasts } from "@/db/schema/broadcasts";
import { phoneNumbers } from "@/db/schema/channels";
import { members } from "@/db/schema/identity";
import { labels } from "@/db/schema/labels";
import { templates } from "@/db/schema/notifications";
import { scanCodes } from "@/db/schema/scan-codes";
import { teams } from "@/db/schema/teams";
import { type Ctx, inReport } from "../context";
import { dayIn } from "./calendar";
import { templateName } from "./names";
import type { ReportChoices } from "./report-shapes";
import { rollupZone } from "./rollup-zone";

type Met = Pick<
  ReportChoices,
  "earliestDay" | "currencies" | "countries" | "markets" | "categories" | "pricingTypes"
>;

const wordsOf = (column: string) =>
  sql`array(select distinct m.${sql.identifier(column)} from met m where m.${sql.identifier(column)} <> '' order by 1)`;

/** What the filters can be set to: who and what there is, and the words that the charges know. */
export function reportChoices(ctx: Ctx): Promise<ReportChoices> {
  return inReport(ctx, async (ctx) => {
    const ours = ctx.workspaceId;
    const { built, wanted } = await rollupZone(ctx);
    const timeZone = built ?? wanted;
    const numbers = await ctx.db
      .select({ id: phoneNumbers.id, name: phoneNumbers.displayNumber })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.workspaceId, ours))
      .orderBy(asc(phoneNumbers.displayNumber));
    const colleagues = await ctx.db
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(eq(members.workspaceId, ours))
      .orderBy(asc(members.name));
    const forms = await ctx.db
      .select({ id: templates.id, name: templateName })
      .from(templates)
      .where(eq(templates.workspaceId, ours))
      .orderBy(asc(templates.name), asc(templates.language));
    const sent = await ctx.db
      .select({ id: broadcasts.id, name: broadcasts.name })
      .from(broadcasts)
      .where(and(eq(broadcasts.workspaceId, ours), isNotNull(broadcasts.startedAt)))
      .orderBy(desc(broadcasts.startedAt), asc(broadcasts.id));
    const codes = await ctx.db
      .select({ id: scanCodes.id, name: scanCodes.name })
      .from(scanCodes)
      .where(eq(scanCodes.workspaceId, ours))
      .orderBy(asc(scanCodes.name));
    const ownTeams = await ctx.db
      .select({ id: teams.id, name: teams.name })
      .from(teams)
      .where(eq(teams.workspaceId, ours))
      .orderBy(asc(teams.name));
    const ownLabels = await ctx.db
      .select({ id: labels.id, name: labels.name })
      .from(labels)
      .where(eq(labels.workspaceId, ours))
      .orderBy(asc(labels.name));
    const adCampaigns = await ctx.db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(eq(campaigns.workspaceId, ours))
      .orderBy(asc(campaigns.name));
    const [met] = await ctx.db.execute<Met>(sql`
      with met as (
        select country, market, category, pricing_type from billed_rollups
        where workspace_id = ${ours}::uuid and slice = 'country' and grain = 'month' and messages > 0
        union all
        select country, market, category, pricing_type from charge_changes where workspace_id = ${ours}::uuid and sign > 0
        union all
        select country, null, null, null from latency_rollups
        where workspace_id = ${ours}::uuid and slice = 'country' and grain = 'month' and waits <> '{}'
        union all
        select country, null, null, null from latency_changes where workspace_id = ${ours}::uuid and sign > 0)
      select ${wordsOf("country")} as countries, ${wordsOf("market")} as markets, ${wordsOf("category")} as categories,
        ${wordsOf("pricing_type")} as "pricingTypes",
        array(select base from exchange_rates where workspace_id = ${ours}::uuid
          union select quote from exchange_rates where workspace_id = ${ours}::uuid order by 1) as currencies, least(
          (select min(starts_on) from billed_rollups
            where workspace_id = ${ours}::uuid and slice = 'total' and grain = 'day'),
          (select min(starts_on) from latency_rollups
            where workspace_id = ${ours}::uuid and slice = 'all' and grain = 'day'),
          (select min(delivered_at at time zone ${timeZone}) from charge_changes where workspace_id = ${ours}::uuid)::date,
          (select min(asked_at at time zone ${timeZone}) from latency_changes where workspace_id = ${ours}::uuid)::date
        )::text as "earliestDay"`);
    const { earliestDay, ...words } = met!;
    return {
      timeZone,
      today: dayIn(timeZone, ctx.now()),
      earliestDay,
      numbers,
      members: colleagues,
      templates: forms,
      broadcasts: sent,
      codes,
      campaigns: adCampaigns,
      teams: ownTeams,
      labels: ownLabels,
      ...words,
    };
  });
}
