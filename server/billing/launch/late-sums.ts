import { sql } from "drizzle-orm";
import type { InTransaction } from "@/server/context";
import { priceBook } from "../price-book";
import { costOf, costOf2018, type Known, type LateKind } from "./late-costs";
import { type Asked, accountsOf, allOf, eraAt, erasOf, lateFacts, wasInTime, wornLabels } from "./late-facts";
import { columnOf, keyOf, startsOf } from "./late-keys";
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
 * in several parts. They are counted in each stretch of time in which no group or era begins anywhere, by one column for all that
 * prices them, and what group, era and price that is, is looked up once for each count.
 */
export async function countLate(
  ctx: InTransaction,
  asked: Asked & { groupBy: LateGroup },
  { eras }: Known,
): Promise<LateCount[]> {
  const { groupBy } = asked;
  const { from, to } = allOf(asked);
  const accounts = accountsOf(ctx, eras);
  const times = sql`
    select begins_at as asked_at, lead(begins_at, 1, ${to}) over (order by begins_at) as ends_at from (
      select ${from} as begins_at union select unnest(eras_begin) from ${accounts} union ${startsOf(groupBy, asked)}) every
    where begins_at >= ${from} and begins_at < ${to}`;
  const late = lateFacts(ctx, asked, eras, { from: sql`times.asked_at`, to: sql`times.ends_at` });
  const labels = sql`left join lateral (${wornLabels(sql`late.conversation_id`)}) worn on true`;
  const rows = await ctx.db.execute<Omit<LateCount, "billedMicros"> & { billedMicros: string }>(sql`
    select ${keyOf(groupBy, asked)} as key, coalesce(priced[1] = 'app', false) as "isFromApp", priced[2] as market,
      priced[3] as category, coalesce(priced[4], account.currency) as currency, priced[5] as country,
      ${eraAt(sql`asked_at`)} as era, has_place as "hasPlace", ${wasInTime(sql`priced[1]`)} as "wasInTime", answers,
      billed_answers as "billedAnswers", billed_micros as "billedMicros"
    from (${times}) times cross join ${accounts}
    cross join lateral (
      select ${columnOf(groupBy)} as told_apart, has_place, wrote_again, priced_as, count(*)::int as answers,
        count(estimated_micros)::int as billed_answers, coalesce(sum(estimated_micros), 0)::text as billed_micros
      from ${late} ${groupBy === "label" ? labels : sql``}
      where array_position(account.number_ids, number_id) is not null
      group by 1, 2, 3, 4) counted
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
