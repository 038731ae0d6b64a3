import { sql } from "drizzle-orm";
import { type Ctx, readOnly } from "../../context";

export type ExchangeRate = {
  base: string;
  quote: string;
  day: string;
  rate: string;
  source: "hand" | "ecb";
  /** How many days there is a rate of. */
  days: number;
};

/** Of every pair of currencies the newest rate there is. */
export const listExchangeRates = (ctx: Ctx): Promise<ExchangeRate[]> =>
  readOnly(ctx, (ctx) =>
    ctx.db.execute<ExchangeRate>(sql`
      select distinct on (base, quote) base, quote, day::text, trim_scale(rate)::text as rate, source,
        (count(*) over (partition by base, quote))::int as days
      from exchange_rates where workspace_id = ${ctx.workspaceId}::uuid
      order by base, quote, day desc`),
  );
