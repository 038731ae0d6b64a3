import { asc, eq, sql } from "drizzle-orm";
import { budgetAmounts } from "@/db/schema/budgets";
import { type Ctx, type InTransaction, readOnly } from "@/server/context";
import { addDays, dayOf, dayStart, daysOf, monthOf } from "../account-clock";
import { type BilledNumber, billedNumbers, coveredBy, timeZoneOf } from "./billed-numbers";
import { type BudgetScope, namedBudgets, openScopes } from "./budget-scopes";
import { type Forecast, forecastMonth, lookBackDays } from "./forecast";

const monthsBack = 12;

export type BudgetMonth = {
  month: string;
  /** Null for a month before the budget. */
  amountMicros: bigint | null;
  spentMicros: bigint;
};

export type Budget = BudgetScope & {
  id: string;
  /** Its team or its campaign is: nothing new begins there, but what is under way still costs. */
  isArchived: boolean;
  /** Whose months they are. */
  timeZone: string;
  month: string;
  amountMicros: bigint;
  thresholds: number[];
  stopsMarketing: boolean;
  spentMicros: bigint;
  /** What messages on their way will cost, where the budget may stop one. */
  reservedMicros: bigint;
  /** Messages of the month without a price, which the sum leaves out. */
  unpriced: number;
  forecast: Forecast;
  /** The months before this one, newest first. */
  months: BudgetMonth[];
};

type SpentRow = { budgetId: string; numberId: string; day: string; micros: bigint; unpriced: number };

/** Every budget: this month so far and at its end, and the months before. */
export function listBudgets(ctx: Ctx): Promise<{ budgets: Budget[]; open: BudgetScope[] }> {
  return readOnly(ctx, async (ctx) => {
    const numbers = await billedNumbers(ctx);
    const named = await namedBudgets(ctx);
    const facts = { numbers, now: ctx.now(), ...(await factsOf(ctx)) };
    const budgets = named.map((one) => budgetOf(one, facts));
    return { budgets, open: await openScopes(ctx, budgets, numbers) };
  });
}

type Facts = Awaited<ReturnType<typeof factsOf>> & { numbers: BilledNumber[]; now: Date };

async function factsOf(ctx: InTransaction) {
  const here = sql`workspace_id = ${ctx.workspaceId}::uuid`;
  const earliest = addDays(ctx.now().toISOString().slice(0, 10), -31 * (monthsBack + 1));
  const spent = await ctx.db.execute<Omit<SpentRow, "micros"> & { micros: string }>(sql`
    select budget_id as "budgetId", number_id as "numberId", day::text, sum(micros)::text as micros,
      sum(unpriced)::int as unpriced
    from budget_spending where ${here} and day >= ${earliest}::date group by 1, 2, 3`);
  const firsts = await ctx.db.execute<{ budgetId: string; numberId: string; day: string }>(sql`
    select budget_id as "budgetId", number_id as "numberId", min(day)::text as day from budget_spending where ${here} group by 1, 2`);
  const amounts = await ctx.db
    .select()
    .from(budgetAmounts)
    .where(eq(budgetAmounts.workspaceId, ctx.workspaceId))
    .orderBy(asc(budgetAmounts.fromMonth));
  const reserved = await ctx.db.execute<{ budgetId: string; month: string; micros: string }>(sql`
    select budget_id as "budgetId", month, sum(amount_micros)::text as micros from budget_reserved where ${here} group by 1, 2`);
  return { spent: spent.map((row) => ({ ...row, micros: BigInt(row.micros) })), firsts, amounts, reserved };
}

type Named = Awaited<ReturnType<typeof namedBudgets>>[number];

function budgetOf({ budget, teamName, campaignName, isArchived }: Named, facts: Facts): Budget {
  const { id, numberId, teamId, campaignId, currency, thresholds, stopsMarketing } = budget;
  const timeZone = timeZoneOf(budget, facts.numbers);
  const month = monthOf(facts.now, timeZone);
  const covered = coveredBy(budget, facts.numbers);
  const isIts = ({ budgetId }: { budgetId: string }) => budgetId === id;
  const spent = facts.spent.filter(isIts);
  const amountIn = (wanted: string) =>
    facts.amounts.findLast((one) => isIts(one) && one.fromMonth <= wanted)?.amountMicros ?? null;
  const spentIn = (wanted: string) => sumOf(spent.filter(({ day }) => day.startsWith(wanted)));
  const spentMicros = spentIn(month);
  const reserved = facts.reserved.find((one) => isIts(one) && one.month === month);
  const reservedMicros = BigInt(reserved?.micros ?? 0);
  return {
    ...{ id, numberId, teamId, teamName, campaignId, campaignName, isArchived, currency },
    ...{ thresholds, stopsMarketing, timeZone, month, spentMicros, reservedMicros },
    numberName: covered.find((one) => one.id === numberId)?.name ?? null,
    amountMicros: amountIn(month) ?? 0n,
    unpriced: spent
      .filter(({ day }) => day.startsWith(month))
      .reduce((sum, { unpriced }) => sum + unpriced, 0),
    forecast: atLeast(
      spentMicros + reservedMicros,
      forecastOf(spent, facts.firsts.filter(isIts), { covered, now: facts.now }),
    ),
    months: monthsBefore(month)
      .map((one) => ({ month: one, amountMicros: amountIn(one), spentMicros: spentIn(one) }))
      .filter(({ amountMicros, spentMicros }) => amountMicros !== null || spentMicros > 0n),
  };
}

const sumOf = (rows: { micros: bigint }[]) => rows.reduce((sum, { micros }) => sum + micros, 0n);

const monthsBefore = (month: string): string[] => {
  const months: string[] = [];
  for (let one = month; months.length < monthsBack; ) {
    one = addDays(`${one}-01`, -1).slice(0, 7);
    months.push(one);
  }
  return months;
};

/** What is on its way already will be spent, whatever the weeks before were like. */
const atLeast = (micros: bigint, forecast: Forecast): Forecast =>
  forecast.isKnown && forecast.micros < micros ? { ...forecast, micros } : forecast;

type Covered = { covered: BilledNumber[]; now: Date };

/** Accounts in another time zone are elsewhere in their day: each zone is worked out by its own clock, and added. */
function forecastOf(
  spent: SpentRow[],
  firsts: { numberId: string; day: string }[],
  { covered, now }: Covered,
): Forecast {
  const zones = [...new Set(covered.map(({ timeZone }) => timeZone))];
  const parts = zones.flatMap((timeZone) => {
    const isHere = ({ numberId }: { numberId: string }) =>
      covered.some((one) => one.id === numberId && one.timeZone === timeZone);
    const firstDay =
      firsts
        .filter(isHere)
        .map(({ day }) => day)
        .sort()[0] ?? null;
    if (firstDay === null) return [];
    const today = dayOf(now, timeZone);
    const [begins, ends] = [dayStart(today, timeZone), dayStart(addDays(today, 1), timeZone)];
    const from = [addDays(today, -lookBackDays), daysOf(today.slice(0, 7)).from].sort()[0] ?? today;
    return forecastMonth({
      spent: spent.filter((row) => isHere(row) && row.day >= from),
      firstDay,
      today,
      restMs: ends.getTime() - now.getTime(),
      dayMs: ends.getTime() - begins.getTime(),
    });
  });
  const unknown = parts.find((part) => !part.isKnown);
  if (unknown) return unknown;
  const known = parts.filter((part) => part.isKnown);
  if (known.length === 0) return { isKnown: false, readyOn: null };
  return {
    isKnown: true,
    micros: sumOf(known),
    days: Math.min(...known.map(({ days }) => days)),
  };
}
