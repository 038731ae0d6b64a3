import { sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import { priceBook } from "../price-book";
import { costOf, costOf2018, type Known, type LateKind } from "./late-costs";
import { type Asked, erasOf, erasOfNumbers, lateFacts, wasInTime, withEras, wornLabels } from "./late-facts";
import { columnOf, groupOf, keyOf, startsOf } from "./late-keys";
import type { LaunchRates } from "./rule-of-2018";
import type { LateGroup } from "./schemas";

/** Sums of one currency, over the answers whose price is known both late and in time. */
export type LateMoney = {
  currency: string;
  billedMicros: bigint;
  inTimeMicros: bigint;
  extraMicros: bigint;
};

export type LateSum = {
  late: number;
  money: LateMoney[];
  /** Late answers that are in no sum: not billed yet, or without a price. */
  unknown: number;
  /** What they would have cost in 2018, in millionths of a US dollar, and how many have no price of that time. */
  micros2018: bigint;
  unknown2018: number;
};

/** Late answers that cost the same in time, and what was billed for those that were. */
export type LateCount = LateKind & {
  key: string | null;
  answers: number;
  billedAnswers: number;
  billedMicros: bigint;
};

export async function known(ctx: InTransaction, launchRates: LaunchRates): Promise<Known> {
  const book = await priceBook(ctx);
  return { book, eras: erasOf(book), launchRates };
}

/**
 * The late answers to what was asked in the period, counted by key and by what they would have cost; what is counted once may come
 * in several parts. They are counted first between the moments at which a group or an era begins anywhere, by one column for all
 * that prices them; what groups, eras and prices these are is looked up once for each count.
 */
export async function countLate(
  ctx: InTransaction,
  asked: Asked & { groupBy: LateGroup },
  { eras }: Known,
): Promise<LateCount[]> {
  const { groupBy } = asked;
  const labels = sql`left join lateral (${wornLabels(sql`late.conversation_id`)}) worn on true`;
  const counted = sql`
    select (select starts from times)[begun] as asked_at, counted.* from (
      select width_bucket(asked_at, (select starts from times)) as begun, ${columnOf(groupBy)} as told_apart, number_id,
        has_place, wrote_again, priced_as,
        count(*) as answers, count(estimated_micros) as billed_answers, sum(estimated_micros) as billed_micros
      from ${lateFacts(ctx, asked, eras)} ${groupBy === "label" ? labels : sql``}
      group by 1, 2, 3, 4, 5, 6) counted`;
  const rows = await ctx.db.execute<Omit<LateCount, "billedMicros"> & { billedMicros: string }>(sql`
    with times as materialized (
      select array(
        select begins_at from ${erasOfNumbers(ctx.workspaceId, eras)}
        union ${startsOf(groupBy, asked)} order by 1) as starts)
    select ${keyOf(groupBy, asked)} as key, coalesce(priced[1] = 'app', false) as "isFromApp", priced[2] as market,
      priced[3] as category, coalesce(priced[4], account_currency) as currency, priced[5] as country, era,
      has_place as "hasPlace", ${wasInTime(sql`priced[1]`)} as "wasInTime", answers, billed_answers as "billedAnswers",
      coalesce(billed_micros, 0)::text as "billedMicros"
    from (
      select ${groupOf(groupBy, asked)} as told_apart, era, has_place, wrote_again, account_currency, priced_as,
        sum(answers)::int as answers, sum(billed_answers)::int as billed_answers, sum(billed_micros) as billed_micros
      from ${withEras(ctx, counted, eras)}
      group by 1, 2, 3, 4, 5, 6) late
    cross join lateral string_to_array(priced_as, chr(31), '') priced`);
  return rows.map((row) => ({ ...row, billedMicros: BigInt(row.billedMicros) }));
}

/** What counted answers cost together. */
export function sumOf(counts: LateCount[], known: Known): LateSum {
  const money = new Map<string, LateMoney>();
  const sum = { late: 0, unknown: 0, micros2018: 0n, unknown2018: 0 };
  for (const count of counts) {
    const { currency, answers, billedAnswers, isFromApp } = count;
    sum.late += answers;
    const each2018 = costOf2018(count, known);
    if (each2018 === null) sum.unknown2018 += answers;
    else sum.micros2018 += each2018 * BigInt(answers);

    const isService = count.category === "service";
    const inTimeEach = costOf(count, 0n, known).inTimeMicros;
    const priced = isFromApp ? answers : inTimeEach === null ? 0 : billedAnswers;
    sum.unknown += answers - priced;
    if (priced === 0) continue;
    const billedMicros = isFromApp ? 0n : count.billedMicros;
    const inTimeMicros = isService ? billedMicros : (inTimeEach ?? 0n) * BigInt(priced);
    const before = money.get(currency);
    money.set(currency, {
      currency,
      billedMicros: (before?.billedMicros ?? 0n) + billedMicros,
      inTimeMicros: (before?.inTimeMicros ?? 0n) + inTimeMicros,
      extraMicros: (before?.extraMicros ?? 0n) + billedMicros - inTimeMicros,
    });
  }
  return { ...sum, money: [...money.values()].sort((a, b) => a.currency.localeCompare(b.currency)) };
}
