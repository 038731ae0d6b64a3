import { type Ctx, type InTransaction, inReport } from "@/server/context";
import { findWorkspace } from "@/server/identity/find-workspace";
import { dayOf } from "../account-clock";
import { priceBook } from "../price-book";
import { type LateCost, priceLateAnswers } from "./late-costs";
import { deliveredByMonth, lateFacts } from "./late-facts";
import { keyOf, keysOf } from "./late-keys";
import { listLaunchRates } from "./launch-rates";
import { type Cell2018, countOf2018 } from "./month-of-2018";
import { type LaunchRates, type Sum2018, sumOf2018 } from "./rule-of-2018";
import type { LateFilters, LatePeriod, LateReportInput } from "./schemas";

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
  total: LateSum;
  groups: { key: string | null; name: string | null; figures: LateSum }[];
  /** Everything that was delivered in the period, under the rule of 2018. */
  under2018: Sum2018 & { estimated: Country2018["estimated"]; countries: Country2018[] };
};

/** What late answers cost, and what the period would have cost under the rule of 2018: promptness has a price. */
export function lateReport(ctx: Ctx, input: LateReportInput): Promise<LateReport> {
  return inReport(ctx, async (ctx) => {
    const { period, filters, groupBy } = input;
    const timeZone = (await findWorkspace(ctx))?.timeZone ?? "UTC";
    const rates = await launchRatesOf(ctx);
    const answers = await lateAnswersOf(ctx, { period, filters, timeZone, rates });
    const byKey = new Map<string | null, LateCost[]>();
    for (const answer of answers) {
      const key = keyOf(groupBy, answer, timeZone);
      const ofKey = byKey.get(key);
      if (ofKey) ofKey.push(answer);
      else byKey.set(key, [answer]);
    }
    const cells = await countOf2018(ctx, { period, filters, timeZone });
    return {
      period,
      timeZone,
      asOf: ctx.now(),
      isPartial: period.to >= dayOf(ctx.now(), timeZone),
      total: sumOf(answers),
      groups: keysOf(groupBy, period, byKey.keys()).map((key) => {
        const ofKey = byKey.get(key) ?? [];
        return { key, name: nameOf(groupBy, ofKey), figures: sumOf(ofKey) };
      }),
      under2018: {
        ...sumOf2018(cells, rates),
        estimated: estimatedOf(cells),
        countries: countriesOf(cells, rates),
      },
    };
  });
}

/** The same total by itself, without a look at everything that was delivered. */
export function lateTotal(ctx: Ctx, asked: Pick<LateReportInput, "period" | "filters">): Promise<LateSum> {
  return inReport(ctx, async (ctx) => {
    const timeZone = (await findWorkspace(ctx))?.timeZone ?? "UTC";
    return sumOf(await lateAnswersOf(ctx, { ...asked, timeZone, rates: await launchRatesOf(ctx) }));
  });
}

export async function launchRatesOf(ctx: InTransaction): Promise<LaunchRates> {
  return new Map((await listLaunchRates(ctx)).map(({ country, amountMicros }) => [country, amountMicros]));
}

type Asked = { period: LatePeriod; filters: LateFilters; timeZone: string; rates: LaunchRates };

/** The late answers to what was asked in the period, oldest first, each with its costs. */
export async function lateAnswersOf(
  ctx: InTransaction,
  { period, filters, timeZone, rates }: Asked,
): Promise<LateCost[]> {
  const priced = priceLateAnswers(await lateFacts(ctx, period), {
    book: await priceBook(ctx),
    delivered: await deliveredByMonth(ctx),
    launchRates: rates,
  });
  const { numberIds, memberIds, countries } = filters;
  const isIn = (values: string[] | undefined, value: string | null) =>
    !values || (value !== null && values.includes(value));
  return priced.filter(({ askedAt, numberId, memberId, country }) => {
    const day = dayOf(askedAt, timeZone);
    const isOfPeriod = day >= period.from && day <= period.to;
    return isOfPeriod && isIn(numberIds, numberId) && isIn(memberIds, memberId) && isIn(countries, country);
  });
}

function nameOf(groupBy: LateReportInput["groupBy"], [first]: LateCost[]): string | null {
  if (groupBy === "number") return first?.numberName ?? null;
  return groupBy === "member" ? (first?.memberName ?? null) : null;
}

function sumOf(answers: LateCost[]): LateSum {
  const money = new Map<string, LateMoney>();
  const sum = { late: answers.length, unknown: 0, micros2018: 0n, unknown2018: 0 };
  for (const { currency, billedMicros, inTimeMicros, extraMicros, under2018 } of answers) {
    if (under2018.micros === null) sum.unknown2018 += 1;
    sum.micros2018 += under2018.micros ?? 0n;
    if (billedMicros === null || inTimeMicros === null || extraMicros === null) {
      sum.unknown += 1;
      continue;
    }
    const before = money.get(currency);
    money.set(currency, {
      currency,
      billedMicros: (before?.billedMicros ?? 0n) + billedMicros,
      inTimeMicros: (before?.inTimeMicros ?? 0n) + inTimeMicros,
      extraMicros: (before?.extraMicros ?? 0n) + extraMicros,
    });
  }
  return { ...sum, money: [...money.values()].sort((a, b) => a.currency.localeCompare(b.currency)) };
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
