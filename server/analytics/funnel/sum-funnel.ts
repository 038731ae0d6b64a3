import { sql } from "drizzle-orm";
import type { InTransaction } from "../../context";
import { noMeta, noOurs } from "./add-figures";
import { type Asked, chargeFacts, chatFacts, keyOf, metaFacts, outcomeFacts } from "./funnel-facts";
import type { Amount, MetaFigures, OurFigures } from "./funnel-shapes";

type Key = string | null;
type Sums<Figures> = Map<Key, Figures>;
type Keyed = { key: string };

const of = <Figures>(sums: Sums<Figures>, { key }: Keyed, none: () => Figures): Figures => {
  const known = key === "" ? null : key;
  const figures = sums.get(known) ?? none();
  sums.set(known, figures);
  return figures;
};

const amountOf = ({ currency, micros }: { currency: string; micros: string }): Amount => ({
  currency,
  micros: BigInt(micros),
});

type MetaRow = Keyed & Omit<MetaFigures, "spend"> & { currency: string; micros: string };

/** What Meta says, by the keys of a group; each currency stays by itself. */
export async function sumMeta(ctx: InTransaction, asked: Asked): Promise<Sums<MetaFigures>> {
  const rows = await ctx.db.execute<MetaRow>(sql`
    select key, currency, sum(spend_micros)::text as micros, sum(impressions)::float8 as impressions,
      sum(clicks)::float8 as clicks, sum(link_clicks)::float8 as "linkClicks",
      sum(conversations)::float8 as conversations, sum(first_replies)::float8 as "firstReplies"
    from ${metaFacts(ctx, asked)} m group by 1, 2 order by 1, 2`);
  const sums: Sums<MetaFigures> = new Map();
  for (const row of rows) {
    const sum = of(sums, row, noMeta);
    sum.spend.push(amountOf(row));
    for (const figure of ["impressions", "clicks", "linkClicks", "conversations", "firstReplies"] as const) {
      sum[figure] += row[figure];
    }
  }
  return sums;
}

type ChatRow = Keyed &
  Pick<OurFigures, "conversations" | "fiveMinutes" | "hour" | "day" | "late" | "waiting">;
type OutcomeRow = Keyed & {
  kind: "lead" | "qualified" | "order";
  currency: string | null;
  count: number;
  micros: string;
};
type ChargeRow = Keyed & { currency: string; micros: string; unpriced: number };

const plural = { lead: "leads", qualified: "qualified", order: "orders" } as const;

/** What arrived here, by the same keys. */
export async function sumOurs(ctx: InTransaction, asked: Asked): Promise<Sums<OurFigures>> {
  const key = keyOf(asked.groupBy);
  const who = { isNamed: asked.groupBy === "country" };
  const chats = await ctx.db.execute<ChatRow>(sql`
    select ${key} as key, count(*)::int as conversations, count(*) filter (where wait_seconds <= 300)::int as "fiveMinutes",
      count(*) filter (where wait_seconds <= 3600)::int as hour, count(*) filter (where wait_seconds <= 86400)::int as day,
      count(*) filter (where wait_seconds > 86400)::int as late, count(*) filter (where is_waiting)::int as waiting
    from ${chatFacts(ctx, asked, who)} f group by 1`);
  const outcomes = await ctx.db.execute<OutcomeRow>(sql`
    select ${key} as key, kind, currency, count(*)::int as count, coalesce(sum(amount_micros), 0)::text as micros
    from ${outcomeFacts(ctx, asked, who)} f group by 1, 2, 3 order by 3`);
  const charges = await ctx.db.execute<ChargeRow>(sql`
    select ${key} as key, currency, coalesce(sum(estimated_micros), 0)::text as micros,
      count(*) filter (where estimated_micros is null)::int as unpriced
    from ${chargeFacts(ctx, asked)} f group by 1, 2 order by 2`);

  const sums: Sums<OurFigures> = new Map();
  for (const { key, ...counts } of chats) Object.assign(of(sums, { key }, noOurs), counts);
  for (const { key, kind, currency, count, micros } of outcomes) {
    const sum = of(sums, { key }, noOurs);
    sum[plural[kind]] += count;
    if (kind === "order" && currency) sum.revenue.push(amountOf({ currency, micros }));
  }
  for (const row of charges) {
    const sum = of(sums, row, noOurs);
    sum.messageCost.push(amountOf(row));
    sum.unpriced += row.unpriced;
  }
  return sums;
}
