import { sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "../context";
import { aboutReport } from "./about";
import { billedFigures } from "./billed-figures";
import type { BilledSum } from "./billed-sums";
import { comparedWith } from "./calendar";
import { during, latencyFilter } from "./conditions";
import { sizeOf } from "./histogram";
import { keysOf } from "./keys-of";
import { endedWaits } from "./latency-answers";
import { keyOfFact } from "./latency-keys";
import { namesOf } from "./names";
import type { About, LateAnswersReport, LateFigures } from "./report-shapes";
import type { LateAnswersInput } from "./schemas";

/** The answers that came more than 24 hours after the question, and what they were billed. */
export function lateAnswers(ctx: Ctx, input: LateAnswersInput): Promise<LateAnswersReport> {
  return inReport(ctx, async (ctx) => {
    const about = await aboutReport(ctx, input.period);
    const earlier = comparedWith(input.period, input.comparison);
    const now = await figuresOf(ctx, input, about);
    const then = earlier && (await figuresOf(ctx, input, { ...about, period: earlier }));
    return {
      ...about,
      ...now,
      compared: then && earlier ? { period: earlier, total: then.total } : null,
    };
  });
}

type Row = Omit<BilledSum, "key" | "part" | "estimatedMicros" | "reportedMicros"> & {
  key: string;
  late: number;
  estimatedMicros: string;
  reportedMicros: string;
};

/** The charge of each late answer, if it was billed at all; a partial index finds them among all answers. */
const lateOnes = (
  ctx: InTransaction,
  { filters, groupBy }: LateAnswersInput,
  { period, timeZone }: About,
) => sql`
  select ${keyOfFact(groupBy, timeZone)} as key, count(distinct id)::int as late, basis, currency,
    count(basis)::int as messages, coalesce(sum(estimated_micros), 0)::text as "estimatedMicros",
    coalesce(sum(reported), 0)::text as "reportedMicros", count(reported)::int as "reportedMessages"
  from (
    select r.id, r.asked_at, r.member_id, r.number_id, r.country, h.basis, h.currency, h.estimated_micros,
      case when h.reported_currency = h.currency then h.reported_micros end as reported
    from responses r
    left join charges h on h.workspace_id = r.workspace_id and h.message_id = r.answer_message_id
    where r.workspace_id = ${ctx.workspaceId}::uuid and r.wait_seconds > 86400
      and ${during(sql`r.asked_at`, period, timeZone)}) late
  where ${latencyFilter(filters)} group by 1, basis, currency`;

async function figuresOf(ctx: InTransaction, input: LateAnswersInput, about: About) {
  const { groupBy } = input;
  const question = {
    period: about.period,
    filters: input.filters,
    measure: "every",
    endedBy: "person",
    clock: "calendar",
  } as const;
  const answered = await endedWaits(ctx, question, about, groupBy);
  const late = await ctx.db.execute<Row>(lateOnes(ctx, input, about));
  const figures = (rows: Row[], answered: number): LateFigures => ({
    late: rows.reduce((sum, row) => sum + row.late, 0),
    answered,
    billed: billedFigures(rows.filter(({ basis }) => basis !== null).map(sumOf)),
  });
  const sizes = new Map([...answered].map(([key, { histogram }]) => [key, sizeOf(histogram)]));
  const keys = keysOf(groupBy, about.period, [...sizes.keys(), ...late.map(keyOf)]);
  const names = await namesOf(ctx, groupBy, keys);
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return {
    total: figures(late, all),
    groups: keys.map((key) => ({
      key,
      name: names.get(key) ?? null,
      figures: figures(
        late.filter((row) => keyOf(row) === key),
        sizes.get(key) ?? 0,
      ),
    })),
  };
}

const keyOf = ({ key }: Row) => (key === "" ? null : key);

const sumOf = ({ late: _, key: __, estimatedMicros, reportedMicros, ...row }: Row): BilledSum => ({
  ...row,
  key: null,
  part: null,
  estimatedMicros: BigInt(estimatedMicros),
  reportedMicros: BigInt(reportedMicros),
});
