import { sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { billedFigures } from "./billed-figures";
import type { BilledSum } from "./billed-sums";
import { comparedWith } from "./calendar";
import { during, latencyFilter } from "./conditions";
import { countWithin, sizeOf } from "./histogram";
import { keysOf } from "./keys-of";
import { toldApart } from "./labels";
import { endedWaits, noWaits, together, type Waits } from "./latency-answers";
import { keyOfFact } from "./latency-keys";
import { namesOf } from "./names";
import type { About, LateAnswersReport, LateFigures } from "./report-shapes";
import type { LateAnswersInput } from "./schemas";

/** An answer within 24 hours was free under the rule of 2018. */
const lateSeconds = 86_400;

/** The answers that came more than 24 hours after the question, and what they were billed. */
export function lateAnswers(ctx: Ctx, input: LateAnswersInput): Promise<LateAnswersReport> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, input.period);
    const earlier = comparedWith(input.period, input.comparison);
    const now = await answer(ctx, input, about);
    const then = earlier && (await answer(ctx, input, { ...about, period: earlier }));
    return {
      ...about,
      ...now,
      compared: then && earlier ? { period: earlier, total: then.total } : null,
    };
  });
}

type Row = Omit<BilledSum, "key" | "part" | "estimatedMicros" | "reportedMicros"> & {
  key: string;
  estimatedMicros: string;
  reportedMicros: string;
};

/** What the late answers were billed, as far as they were: added up before what Meta reported in other currencies is told apart. */
const billsOf = (
  ctx: InTransaction,
  { filters, groupBy }: LateAnswersInput,
  { period, timeZone }: About,
) => sql`
  select key, basis, p.currency, sum(p.messages * late.messages)::int as messages,
    coalesce(sum(p.estimated_micros), 0)::text as "estimatedMicros", coalesce(sum(p.reported_micros), 0)::text as "reportedMicros",
    coalesce(sum(late.reports) filter (where p.reported_micros is not null), 0)::int as "reportedMessages"
  from (
    select ${keyOfFact(groupBy, timeZone)} as key, basis, currency, reported_currency, count(*) as messages,
      sum(estimated_micros)::bigint as estimated_micros, sum(reported_micros)::bigint as reported_micros,
      count(reported_micros) as reports
    from (${toldApart(
      groupBy,
      sql`
      select * from late_answers
      where workspace_id = ${ctx.workspaceId}::uuid and basis is not null and ${during(sql`asked_at`, period, timeZone)}`,
      sql`facts.conversation_id`,
    )}) facts
    where ${latencyFilter(filters)} group by 1, 2, 3, 4) late
  cross join lateral charge_parts(late.currency, late.estimated_micros, late.reported_currency, late.reported_micros) p
  group by 1, 2, 3`;

/** By label an answer may stand in several groups, and is counted once in the total. */
async function answer(ctx: InTransaction, input: LateAnswersInput, about: About) {
  const found = await answerBy(ctx, input, about);
  if (input.groupBy !== "label") return found;
  const { total } = await answerBy(ctx, { ...input, groupBy: "none" }, about);
  return { ...found, total };
}

async function answerBy(ctx: InTransaction, input: LateAnswersInput, about: About) {
  const { groupBy, filters } = input;
  const question = {
    period: about.period,
    filters,
    measure: "every",
    endedBy: "person",
    clock: "calendar",
  } as const;
  const answered = await endedWaits(ctx, question, about, groupBy);
  const bills = (await ctx.db.execute<Row>(billsOf(ctx, input, about))).map(sumOf);
  const keys = keysOf(groupBy, about.period, [...answered.keys(), ...bills.map(({ key }) => key)]);
  const names = await namesOf(ctx, groupBy, keys);
  return {
    total: figures(together(answered.values()), bills),
    groups: keys.map((key) => ({
      key,
      name: names.get(key) ?? null,
      figures: figures(
        answered.get(key) ?? noWaits(),
        bills.filter((bill) => bill.key === key),
      ),
    })),
  };
}

const figures = ({ histogram }: Waits, bills: BilledSum[]): LateFigures => ({
  late: sizeOf(histogram) - countWithin(histogram, lateSeconds),
  answered: sizeOf(histogram),
  billed: billedFigures(bills),
});

const sumOf = ({ key, estimatedMicros, reportedMicros, ...row }: Row): BilledSum => ({
  ...row,
  key: key === "" ? null : key,
  part: null,
  estimatedMicros: BigInt(estimatedMicros),
  reportedMicros: BigInt(reportedMicros),
});
