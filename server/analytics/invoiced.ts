import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";
import { addDays, startOf, startsIn } from "./calendar";
import type { Invoiced } from "./report-shapes";
import type { BilledFilters, Period } from "./schemas";

/**
 * What Meta invoiced for the months of the period, as it was entered. An invoice is for a whole month and everything in it: of part
 * of a month, or of some numbers or countries only, nobody can say what was invoiced.
 */
export async function invoicedIn(
  ctx: InTransaction,
  period: Period,
  filters: BilledFilters,
): Promise<Invoiced[] | null> {
  const months = startsIn(period, "month");
  const endsWithMonth = startOf("month", period.to) !== startOf("month", addDays(period.to, 1));
  const isWhole = months[0] === period.from && endsWithMonth;
  if (!isWhole || Object.values(filters).some((values) => values !== undefined)) return null;
  const rows = await ctx.db.execute<{ month: string; currency: string; micros: string }>(sql`
    select month || '-01' as month, currency, sum(amount_micros)::text as micros from invoices
    where workspace_id = ${ctx.workspaceId}::uuid and withdrawn_at is null
      and month between ${period.from.slice(0, 7)} and ${period.to.slice(0, 7)}
    group by 1, 2 order by 1, 2`);
  return rows.map(({ micros, ...row }) => ({ ...row, micros: BigInt(micros) }));
}
