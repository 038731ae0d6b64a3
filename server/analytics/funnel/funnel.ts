import { type Ctx, type InTransaction, inReport } from "../../context";
import { addDays, comparedWith, dayIn } from "../calendar";
import { keysOf } from "../keys-of";
import { namesOf } from "../names";
import { accountReadings } from "./account-readings";
import { addMeta, addOurs, noMeta, noOurs } from "./add-figures";
import { bySpend, mostUsedCurrency } from "./by-spend";
import type { FunnelFigures, FunnelGroupRow, FunnelReport, MetaFigures, OurFigures } from "./funnel-shapes";
import { inOneCurrency } from "./in-one-currency";
import { returnedOf } from "./returned-of";
import { type FunnelGroup, type FunnelInput, funnelTimes } from "./schemas";
import { sumMeta, sumOurs } from "./sum-funnel";

/** Meta goes on changing a day for this long; only then is it final. */
const daysThatChange = 28;

/**
 * What came of every euro that was spent on ads: Meta's figures and ours beside each other. Days are those of the ad accounts,
 * and everything counts on the day on which it happened.
 */
export function funnel(ctx: Ctx, input: FunnelInput): Promise<FunnelReport> {
  return inReport(ctx, async (ctx) => {
    const { period, convertTo } = input;
    const accounts = await accountReadings(ctx);
    const earlier = comparedWith(period, input.comparison);
    const { total, groups } = await answer(ctx, input);
    const before = earlier && (await answer(ctx, { ...input, period: earlier, groupBy: "none" })).total;
    const all = [total, ...groups.map(({ figures }) => figures), ...(before ? [before] : [])];
    const rates = convertTo ? await inOneCurrency(ctx, all, convertTo, period.to) : undefined;
    const shown = rates?.convert ?? ((figures: FunnelFigures) => figures);
    const today = accounts.map((account) => account.today).sort()[0] ?? dayIn("UTC", ctx.now());
    return {
      period,
      asOf: ctx.now(),
      isPartial: period.to >= today,
      changesFrom: addDays(today, 1 - daysThatChange),
      accounts,
      total: shown(total),
      ...(await mostOf(
        ctx,
        input,
        groups.map((group) => ({ ...group, figures: shown(group.figures) })),
      )),
      groupCount: groups.length,
      compared: before && earlier ? { period: earlier, total: shown(before) } : null,
      converted: rates?.converted ?? null,
    };
  });
}

type Group = Pick<FunnelGroupRow, "key" | "figures">;

/** The groups, and their sum; of countries and placements Meta has figures of their own, which need not add up to the whole. */
async function answer(
  ctx: InTransaction,
  input: FunnelInput,
): Promise<{ total: FunnelFigures; groups: Group[] }> {
  const { groupBy, period } = input;
  const whole = { ...input, groupBy: "none" as const };
  const isApart = groupBy === "country" || groupBy === "placement";
  const meta = await sumMeta(ctx, input);
  const ours = groupBy === "placement" ? undefined : await sumOurs(ctx, input);
  const total = figures(
    addMeta((isApart ? await sumMeta(ctx, whole) : meta).values()),
    addOurs((ours ?? (await sumOurs(ctx, whole))).values()),
  );
  if (groupBy === "none") return { total, groups: [] };
  const keys = keysOf(groupBy, period, [...meta.keys(), ...(ours?.keys() ?? [])]);
  const groups = keys.map((key) => ({
    key,
    figures: figures(meta.get(key) ?? noMeta(), ours ? (ours.get(key) ?? noOurs()) : null),
  }));
  return { total, groups };
}

const figures = (meta: MetaFigures, ours: OurFigures | null): FunnelFigures => ({
  meta,
  ours,
  returned: returnedOf(meta, ours),
});

/** As many as are asked for: those that most was spent on first, in the reader's currency or the one that is used most. */
async function mostOf(
  ctx: InTransaction,
  { groupBy, mostGroups, convertTo }: FunnelInput,
  all: Group[],
): Promise<Pick<FunnelReport, "groups" | "sortedBy">> {
  const isSorted = mostGroups !== undefined && !isGrain(groupBy);
  const currency = convertTo ?? mostUsedCurrency(all);
  const asked = isSorted ? bySpend(all, currency).slice(0, mostGroups) : all;
  const names = await namesOf(
    ctx,
    groupBy,
    asked.map(({ key }) => key),
  );
  const hasOthers = all.some(({ figures }) => figures.meta.spend.some((one) => one.currency !== currency));
  return {
    groups: asked.map((one) => ({ ...one, name: names.get(one.key) ?? null })),
    sortedBy: isSorted && hasOthers ? (currency ?? null) : null,
  };
}

const isGrain = (groupBy: FunnelGroup) => funnelTimes.some((time) => time === groupBy);
