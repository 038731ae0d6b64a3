import { type Ctx, type InTransaction, inReport } from "../../context";
import { addDays, comparedWith, dayIn } from "../calendar";
import { keysOf } from "../keys-of";
import { namesOf } from "../names";
import type { Period } from "../schemas";
import { accountReadings } from "./account-readings";
import { bySpend, mostUsedCurrency } from "./by-spend";
import type { FunnelFigures, FunnelGroupRow, FunnelReport } from "./funnel-shapes";
import { inOneCurrency } from "./in-one-currency";
import { returnedOf } from "./returned-of";
import { type FunnelGroup, type FunnelInput, funnelTimes } from "./schemas";
import { nothing, sumMeta, sumOurs } from "./sum-funnel";

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
    const total = await totalOf(ctx, input, period);
    const groups = await groupsOf(ctx, input);
    const before = earlier && (await totalOf(ctx, input, earlier));
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

async function totalOf(ctx: InTransaction, input: FunnelInput, period: Period): Promise<FunnelFigures> {
  const asked = { ...input, period, groupBy: "none" as const };
  const meta = (await sumMeta(ctx, asked)).get(null) ?? nothing.meta();
  const ours = (await sumOurs(ctx, asked)).get(null) ?? nothing.ours();
  return { meta, ours, returned: returnedOf(meta, ours) };
}

type Group = Pick<FunnelGroupRow, "key" | "figures">;

async function groupsOf(ctx: InTransaction, input: FunnelInput): Promise<Group[]> {
  const { groupBy, period } = input;
  if (groupBy === "none") return [];
  const metaSums = await sumMeta(ctx, input);
  const ourSums = groupBy === "placement" ? undefined : await sumOurs(ctx, input);
  const keys = keysOf(groupBy, period, [...metaSums.keys(), ...(ourSums?.keys() ?? [])]);
  return keys.map((key) => {
    const meta = metaSums.get(key) ?? nothing.meta();
    const ours = ourSums ? (ourSums.get(key) ?? nothing.ours()) : null;
    return { key, figures: { meta, ours, returned: returnedOf(meta, ours) } };
  });
}

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
