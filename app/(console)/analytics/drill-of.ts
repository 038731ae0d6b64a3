import {
  type BilledGroup,
  type BilledInput,
  freeBases,
  isTouch,
  type Lack,
  type LatencyGroup,
  type LatencyInput,
  lacks,
  lacksOfAnswers,
  lacksOfCharges,
  lacksOfYield,
  type MessagesBehindInput,
  yieldFiltersSchema,
} from "@/server/analytics/schemas";
import { isGrain, within } from "./period";
import type { Drill } from "./report-params";

type Of = MessagesBehindInput["of"];

/** What is asked for when somebody wants to see the waits behind a figure of this report. */
export function waitsBehind(input: LatencyInput, drill: Drill): Of {
  const { comparison: _comparison, groupBy, ...question } = input;
  const { filters: asked, measure } = input;
  if (drill.waiting === "now") return { kind: "waiting", filters: asked };
  if (drill.waiting) return { kind: "waiting", filters: asked, period: input.period, measure };
  const { key, from, below, weekday, hour } = drill;
  const filters = { ...input.filters };
  let { period } = input;
  if (key !== undefined) {
    if (isGrain(groupBy)) period = within(period, groupBy, key);
    if (groupBy === "number") filters.numberIds = [key];
    if (groupBy === "member") filters.memberIds = [key];
    if (groupBy === "country") filters.countries = [key];
    if (groupBy === "team") filters.teamIds = [key];
    if (groupBy === "label") filters.labelIds = [key];
    if (isTouch(groupBy)) filters.cameBy = [`${groupBy}:${key}`];
  }
  return {
    ...question,
    without: oneOf(lacksOfAnswers, drill.without),
    kind: "answers",
    period,
    filters,
    fromSeconds: from,
    belowSeconds: below,
    weekday,
    hour,
  };
}

const oneOf = <Known extends Lack>(known: readonly Known[], lack: Lack | undefined) =>
  known.find((one) => one === lack);

/** The way to a row: to its key, or to what has none. */
export function wayTo(groupBy: BilledGroup | LatencyGroup, key: string | null): Drill | undefined {
  if (key !== null) return { key };
  const without = lacks.find((one) => one === groupBy);
  return without && { without };
}

/** Which filter each group of billed messages is. */
const filterOf: Partial<Record<BilledGroup, keyof BilledInput["filters"]>> = {
  number: "numberIds",
  country: "countries",
  market: "markets",
  category: "categories",
  pricingType: "pricingTypes",
  basis: "bases",
  template: "templateIds",
  broadcast: "broadcastIds",
  team: "teamIds",
  label: "labelIds",
  code: "cameBy",
  ad: "cameBy",
  campaign: "cameBy",
};

/** The same for billed messages: of a group, of a part of it, of one reason to be free or of a sum; or what a cost is told for each of. */
export function chargesBehind(input: BilledInput, drill: Drill): Of {
  const { key, part, basis, country, template, currency, said } = drill;
  const { groupBy, splitBy } = input;
  const narrowed: Record<string, string[]> = {};
  const group = filterOf[groupBy];
  if (key !== undefined && group) narrowed[group] = [isTouch(groupBy) ? `${groupBy}:${key}` : key];
  const split = splitBy && filterOf[splitBy];
  if (part !== undefined && split) narrowed[split] = [part];
  if (basis) narrowed.bases = [basis];
  if (drill.of === "free") narrowed.bases = freeBases.filter((one) => isAsked(input.filters.bases, one));
  if (country) narrowed.countries = [country];
  if (template) narrowed.templateIds = [template];
  const period = key !== undefined && isGrain(groupBy) ? within(input.period, groupBy, key) : input.period;
  const filters = { ...input.filters, ...narrowed };
  if (drill.of === "orders" || drill.of === "begun") {
    const without = oneOf(lacksOfYield, drill.without);
    return { kind: drill.of, period, filters: yieldFiltersSchema.parse(filters), without };
  }
  const without = oneOf(lacksOfCharges, drill.without);
  const regime = groupBy === "regime" ? key : undefined;
  return { kind: "charges", period, filters, without, regime, currency, reportedIn: said };
}

const isAsked = <Value>(values: Value[] | undefined, value: Value) => !values || values.includes(value);
