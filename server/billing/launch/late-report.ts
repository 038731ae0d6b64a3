import { type Ctx, type InTransaction, inReport } from "@/server/context";
import { findWorkspace } from "@/server/identity/find-workspace";
import { dayOf } from "../account-clock";
import type { Known } from "./late-costs";
import type { Asked } from "./late-facts";
import { keysOf, namesOf } from "./late-keys";
import { countLate, known, type LateCount, type LateSum, sumOf } from "./late-sums";
import { listLaunchRates } from "./launch-rates";
import { type LaunchRates, type Sum2018, sumOf2018 } from "./rule-of-2018";
import type { Kind2018, LateFilters, LatePeriod, LateReportInput } from "./schemas";

export type Country2018 = Sum2018 & {
  country: string | null;
  /** Its price of 2018; null where the workspace entered none. */
  priceMicros: bigint | null;
  estimated: { currency: string; micros: bigint }[];
};

export type LateReport = {
  period: LatePeriod;
  timeZone: string;
  asOf: Date;
  /** The period is not over: its figures grow. */
  isPartial: boolean;
  /** `preparing` while what was delivered is still being counted for the first time. */
  state: "ready" | "preparing";
  total: LateSum;
  groups: { key: string | null; name: string | null; figures: LateSum }[];
  /** Everything that was delivered in the period, under the rule of 2018. */
  under2018: Sum2018 & { estimated: Country2018["estimated"]; countries: Country2018[] };
};

/** Messages of one kind to one country, and what they are expected to be billed. */
export type Cell2018 = {
  country: string | null;
  kind: Kind2018;
  currency: string;
  messages: number;
  estimatedMicros: bigint;
};

/** Counts what was delivered in a period as the rule of 2018 tells messages apart; the roll-ups are another room's. */
export type Count2018 = (
  ctx: InTransaction,
  asked: { period: LatePeriod; filters: LateFilters },
) => Promise<{ state: LateReport["state"]; counted: Cell2018[] }>;

/** What late answers cost, and what the period would have cost under the rule of 2018: promptness has a price. */
export function lateReport(ctx: Ctx, input: LateReportInput, countOf2018: Count2018): Promise<LateReport> {
  return inReport(ctx, async (ctx) => {
    const { period, filters, groupBy } = input;
    const timeZone = await timeZoneOf(ctx);
    const launchRates = await launchRatesOf(ctx);
    const prices = await known(ctx, launchRates);
    const late = await latePer(ctx, { period, filters, timeZone, groupBy }, prices);
    const { state, counted } = await countOf2018(ctx, { period, filters });
    return {
      period,
      timeZone,
      asOf: ctx.now(),
      isPartial: period.to >= dayOf(ctx.now(), timeZone),
      state,
      ...late,
      under2018: {
        ...sumOf2018(counted, launchRates),
        estimated: estimatedOf(counted),
        countries: countriesOf(counted, launchRates),
      },
    };
  });
}

/** The same total by itself, without a look at everything that was delivered. */
export function lateTotal(ctx: Ctx, asked: Pick<LateReportInput, "period" | "filters">): Promise<LateSum> {
  return inReport(ctx, async (ctx) => {
    const prices = await known(ctx, await launchRatesOf(ctx));
    const question = { ...asked, timeZone: await timeZoneOf(ctx), groupBy: "none" } as const;
    return sumOf(await countLate(ctx, question, prices), prices);
  });
}

export async function launchRatesOf(ctx: InTransaction): Promise<LaunchRates> {
  return new Map((await listLaunchRates(ctx)).map(({ country, amountMicros }) => [country, amountMicros]));
}

export const timeZoneOf = async (ctx: InTransaction) => (await findWorkspace(ctx))?.timeZone ?? "UTC";

type Question = Asked & Pick<LateReportInput, "groupBy">;

async function latePer(
  ctx: InTransaction,
  question: Question,
  prices: Known,
): Promise<Pick<LateReport, "total" | "groups">> {
  const { groupBy, period } = question;
  const counts = await countLate(ctx, question, prices);
  const byKey = new Map<string | null, LateCount[]>();
  for (const count of counts) {
    const ofKey = byKey.get(count.key);
    if (ofKey) ofKey.push(count);
    else byKey.set(count.key, [count]);
  }
  const names = await namesOf(ctx, groupBy);
  // With several labels an answer counts for each, and once in the total.
  const once = groupBy === "label" ? await countLate(ctx, { ...question, groupBy: "none" }, prices) : counts;
  return {
    total: sumOf(once, prices),
    groups: keysOf(groupBy, period, byKey.keys()).map((key) => ({
      key,
      name: names.get(key) ?? null,
      figures: sumOf(byKey.get(key) ?? [], prices),
    })),
  };
}

function countriesOf(cells: Cell2018[], rates: LaunchRates): Country2018[] {
  const countries = [...new Set(cells.map(({ country }) => country))];
  return countries
    .map((country) => {
      const ofCountry = cells.filter((cell) => cell.country === country);
      const priceMicros = (country && rates.get(country)) || null;
      return { country, priceMicros, estimated: estimatedOf(ofCountry), ...sumOf2018(ofCountry, rates) };
    })
    .sort((a, b) => b.messages - a.messages || String(a.country).localeCompare(String(b.country)));
}

function estimatedOf(cells: Cell2018[]): Country2018["estimated"] {
  const sums = new Map<string, bigint>();
  for (const { currency, estimatedMicros } of cells) {
    sums.set(currency, (sums.get(currency) ?? 0n) + estimatedMicros);
  }
  return [...sums]
    .map(([currency, micros]) => ({ currency, micros }))
    .sort((a, b) => a.currency.localeCompare(b.currency));
}
