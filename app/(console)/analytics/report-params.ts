import { z } from "zod";
import { type PeriodChoice, periodChoiceOf, periodOf } from "@/server/analytics/periods/schemas";
import {
  type BilledInput,
  billedFiltersSchema,
  billedGroups,
  billedSplits,
  chargeBases,
  comparisons,
  type Day,
  type LatencyInput,
  lacks,
  latencyFiltersSchema,
  latencyGroups,
  latencyInput,
} from "@/server/analytics/schemas";
import { grainFor } from "./period";

const separator = "~";
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = z.preprocess(first, z.string().max(4000).catch(""));
const oneOf = <const Word extends string>(words: readonly Word[], usual: NoInfer<Word>) =>
  text.transform((word): Word => words.find((one) => one === word) ?? usual);

/** Several values of a filter; what the filter would refuse is as if it were not there. */
const several = <Value extends string>(filter: z.ZodType<Value[] | undefined>) =>
  text.transform((words) =>
    [...new Set(words.split(separator))]
      .filter((word): word is Value => filter.safeParse([word]).success)
      .slice(0, 100),
  );

const period = text.transform((words): PeriodChoice => periodChoiceOf(words) ?? "last30");

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional();

const currency = z.string().regex(/^[A-Z]{3}$/);

/** Which figure's messages are open beside the report: "all", "key:2026-11-01~from:301". */
const drillSchema = z.object({
  key: z.string().max(100).optional(),
  from: whole(0, 1e9),
  below: whole(1, 1e9),
  weekday: whole(1, 7),
  hour: whole(0, 23),
  basis: z.enum(chargeBases).optional(),
  part: z.string().max(100).optional(),
  /** Of the lists of countries and templates, whatever the report is grouped by. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  template: z.uuid().optional(),
  /** Everybody who waits, or who asked in the period and waits still. */
  waiting: z.enum(["now", "still"]).optional(),
  /** The group of those that have none. */
  without: z.enum(lacks).optional(),
  /** Of billed messages: those that were free, or the orders or conversations that a cost is told for each of. */
  of: z.enum(["free", "orders", "begun"]).optional(),
  /** What a sum in this currency is made of: what was expected, or what Meta said. */
  currency: currency.optional(),
  said: currency.optional(),
});
export type Drill = z.infer<typeof drillSchema>;

export const drillText = (drill: Drill) =>
  Object.entries(drill)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}:${value}`))
    .join(separator) || "all";

export function drillOf(words: string): Drill | undefined {
  if (words === "all") return {};
  const entries = words.split(separator).map((word) => {
    const colon = word.indexOf(":");
    return [word.slice(0, Math.max(colon, 0)), word.slice(colon + 1)];
  });
  const drill = z.strictObject(drillSchema.shape).safeParse(Object.fromEntries(entries));
  return drill.success ? drill.data : undefined;
}

const behind = text.transform((words) => (drillOf(words) ? words : ""));

const { numberIds, memberIds, countries, cameBy, teamIds, labelIds } = latencyFiltersSchema.shape;
const charges = billedFiltersSchema.shape;

/** What the address says of this report; what it says wrongly is as if it said nothing. */
export const responseTimeParams = z.object({
  period,
  compare: oneOf(comparisons, "previousPeriod"),
  measure: oneOf(latencyInput.shape.measure.unwrap().options, "every"),
  by: oneOf(latencyInput.shape.answeredBy.unwrap().options, "person"),
  clock: oneOf(latencyInput.shape.clock.unwrap().options, "calendar"),
  waiting: oneOf(latencyInput.shape.waiting.unwrap().options, "counted"),
  number: several(numberIds),
  member: several(memberIds),
  country: several(countries),
  way: several(cameBy),
  team: several(teamIds),
  label: several(labelIds),
  group: oneOf(["auto", ...latencyGroups], "auto"),
  behind,
});
export type ResponseTimeParams = z.infer<typeof responseTimeParams>;

export const shows = ["messages", "cost"] as const;

export const billedParams = z.object({
  period,
  compare: oneOf(comparisons, "previousPeriod"),
  number: several(numberIds),
  country: several(countries),
  way: several(cameBy),
  team: several(teamIds),
  label: several(labelIds),
  market: several(charges.markets),
  category: several(charges.categories),
  type: several(charges.pricingTypes),
  basis: several(charges.bases),
  template: several(charges.templateIds),
  broadcast: several(charges.broadcastIds),
  group: oneOf(["auto", ...billedGroups], "auto"),
  split: oneOf(billedSplits, "category"),
  show: oneOf(shows, "messages"),
  currency: text.transform((words) => (/^[A-Z]{3}$/.test(words) ? words : "")),
  /** The currency that the reader wants everything converted into. */
  in: text.transform((words) => (/^[A-Z]{3}$/.test(words) ? words : "")),
  behind,
});
export type BilledParams = z.infer<typeof billedParams>;

type Params = Record<string, string | string[]>;

/** The address that shows this; what is usual is left out. */
export function hrefOf(path: string, params: Params, usual: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const words = Array.isArray(value) ? value.join(separator) : value;
    if (words && words !== usual[name]) query.set(name, words);
  }
  return query.size ? `${path}?${query}` : path;
}

const some = <Value>(values: Value[]) => (values.length > 0 ? values : undefined);

export function latencyInputOf(params: ResponseTimeParams, today: Day): LatencyInput {
  const period = periodOf(params.period, today);
  return {
    period,
    comparison: params.compare,
    measure: params.measure,
    answeredBy: params.by,
    clock: params.clock,
    waiting: params.waiting,
    filters: {
      numberIds: some(params.number),
      memberIds: some(params.member),
      countries: some(params.country),
      cameBy: some(params.way),
      teamIds: some(params.team),
      labelIds: some(params.label),
    },
    groupBy: params.group === "auto" ? grainFor(period) : params.group,
  };
}

export function billedInputOf(params: BilledParams, today: Day): BilledInput {
  const period = periodOf(params.period, today);
  return {
    period,
    comparison: params.compare,
    filters: {
      numberIds: some(params.number),
      countries: some(params.country),
      cameBy: some(params.way),
      teamIds: some(params.team),
      labelIds: some(params.label),
      markets: some(params.market),
      categories: some(params.category),
      pricingTypes: some(params.type),
      bases: some(params.basis),
      templateIds: some(params.template),
      broadcastIds: some(params.broadcast),
    },
    groupBy: params.group === "auto" ? grainFor(period) : params.group,
    splitBy: params.split,
    convertTo: params.in || undefined,
  };
}
