import { sql } from "drizzle-orm";
import { type Ctx, inReport } from "@/server/context";

export type CategoryCorrection = {
  templateId: string;
  templateName: string;
  language: string;
  /** What its messages were charged as, and what Meta calls the template now. */
  chargedAs: string;
  now: string;
  messages: number;
  firstAt: Date;
  lastAt: Date;
  currency: string;
  estimatedMicros: bigint;
};

type Row = Omit<CategoryCorrection, "firstAt" | "lastAt" | "estimatedMicros"> & {
  firstAt: string;
  lastAt: string;
  estimatedMicros: string;
};

const days = 400;

/** Templates that Meta puts in another category than their messages were charged in: it corrected the one or the other. */
export function listCategoryCorrections(ctx: Ctx): Promise<CategoryCorrection[]> {
  return inReport(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - days * 24 * 3600_000).toISOString();
    const rows = await ctx.db.execute<Row>(sql`
      select t.id as "templateId", t.name as "templateName", t.language, c.category as "chargedAs", lower(t.category) as now,
        c.currency, count(*)::int as messages, min(c.delivered_at) as "firstAt", max(c.delivered_at) as "lastAt",
        coalesce(sum(c.estimated_micros), 0)::text as "estimatedMicros"
      from templates t join charges c on c.workspace_id = t.workspace_id and c.template_id = t.id
      where t.workspace_id = ${ctx.workspaceId}::uuid and c.delivered_at >= ${since}::timestamptz
        and c.category in ('marketing', 'utility', 'authentication') and c.category <> lower(t.category)
      group by 1, 2, 3, 4, 5, 6 order by max(c.delivered_at) desc limit 100`);
    return rows.map(({ firstAt, lastAt, estimatedMicros, ...row }) => ({
      ...row,
      firstAt: new Date(firstAt),
      lastAt: new Date(lastAt),
      estimatedMicros: BigInt(estimatedMicros),
    }));
  });
}
