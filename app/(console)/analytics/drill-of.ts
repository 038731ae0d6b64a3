import {
  type BilledGroup,
  type BilledInput,
  isTouch,
  type LatencyInput,
  type MessagesBehindInput,
} from "@/server/analytics/schemas";
import { isGrain, within } from "./period";
import type { Drill } from "./report-params";

type Of = MessagesBehindInput["of"];

/** What is asked for when somebody wants to see the waits behind a figure of this report. */
export function waitsBehind(input: LatencyInput, drill: Drill): Of {
  const { comparison: _comparison, groupBy, ...question } = input;
  if (drill.waiting) return { kind: "waiting", filters: input.filters };
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
    kind: "answers",
    period,
    filters,
    fromSeconds: from,
    belowSeconds: below,
    weekday,
    hour,
  };
}

/** Which filter each group of billed messages is; a regime has none. */
const filterOf: Partial<Record<BilledGroup, keyof BilledInput["filters"]>> = {
  number: "numberIds",
  country: "countries",
  market: "markets",
  category: "categories",
  pricingType: "pricingTypes",
  basis: "bases",
  template: "templateIds",
  team: "teamIds",
  label: "labelIds",
  code: "cameBy",
  ad: "cameBy",
  campaign: "cameBy",
};

/** Whether the messages of a group can be asked for. */
export const canDrill = (groupBy: BilledGroup) => isGrain(groupBy) || filterOf[groupBy] !== undefined;

/** The same for billed messages: of a group, of a part of it, or of one reason to be free. */
export function chargesBehind(input: BilledInput, drill: Drill): Of {
  const { key, part, basis, country, template } = drill;
  const { groupBy, splitBy } = input;
  const narrowed: Record<string, string[]> = {};
  const group = filterOf[groupBy];
  if (key !== undefined && group) narrowed[group] = [isTouch(groupBy) ? `${groupBy}:${key}` : key];
  const split = splitBy && filterOf[splitBy];
  if (part !== undefined && split) narrowed[split] = [part];
  if (basis) narrowed.bases = [basis];
  if (country) narrowed.countries = [country];
  if (template) narrowed.templateIds = [template];
  return {
    kind: "charges",
    period: key !== undefined && isGrain(groupBy) ? within(input.period, groupBy, key) : input.period,
    filters: { ...input.filters, ...narrowed },
  };
}
