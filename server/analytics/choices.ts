import { asc, eq, sql } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema/channels";
import { members, workspaces } from "@/db/schema/identity";
import { templates } from "@/db/schema/notifications";
import { type Ctx, inReport } from "../context";
import { dayIn } from "./calendar";
import type { ReportChoices } from "./report-shapes";

type Met = Pick<ReportChoices, "earliestDay" | "countries" | "markets" | "categories" | "pricingTypes">;

/** What the filters can be set to: who and what there is, and the words that the charges know. */
export function reportChoices(ctx: Ctx): Promise<ReportChoices> {
  return inReport(ctx, async (ctx) => {
    const ours = ctx.workspaceId;
    const [workspace] = await ctx.db
      .select({ timeZone: workspaces.timeZone })
      .from(workspaces)
      .where(eq(workspaces.id, ours));
    const { timeZone } = workspace!;
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
      .select({ id: templates.id, name: templates.name })
      .from(templates)
      .where(eq(templates.workspaceId, ours))
      .orderBy(asc(templates.name));
    const [met] = await ctx.db.execute<Met>(sql`
      select
        least((select min(delivered_at) from charges where workspace_id = ${ours}::uuid),
          (select min(asked_at) from responses where workspace_id = ${ours}::uuid)) as "earliestDay",
        array(select distinct country from charges where workspace_id = ${ours}::uuid and country is not null
          union select distinct country from contacts where workspace_id = ${ours}::uuid and country is not null
          order by 1) as countries,
        array(select distinct market from charges where workspace_id = ${ours}::uuid order by 1) as markets,
        array(select distinct category from charges where workspace_id = ${ours}::uuid order by 1) as categories,
        array(select distinct pricing_type from charges where workspace_id = ${ours}::uuid order by 1) as "pricingTypes"`);
    const { earliestDay, ...words } = met!;
    return {
      timeZone,
      today: dayIn(timeZone, ctx.now()),
      earliestDay: earliestDay === null ? null : dayIn(timeZone, new Date(earliestDay)),
      numbers,
      members: colleagues,
      templates: forms,
      ...words,
    };
  });
}
