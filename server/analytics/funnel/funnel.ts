import { type Ctx, type InTransaction, inReport } from "../../context";
import { addDays, comparedWith, dayIn } from "../calendar";
import { keysOf } from "../keys-of";
import { namesOf } from "../names";
import type { Period } from "../schemas";
import { accountReadings } from "./account-readings";
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
    const { groups, groupCount } = await groupsOf(ctx, input);
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
      groups: groups.map((group) => ({ ...group, figures: shown(group.figures) })),
      groupCount,
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

async function groupsOf(ctx: InTransaction, input: FunnelInput) {
  const { groupBy, period } = input;
  if (groupBy === "none") return { groups: [], groupCount: 0 };
  const metaSums = await sumMeta(ctx, input);
  const ourSums = groupBy === "placement" ? undefined : await sumOurs(ctx, input);
  const keys = keysOf(groupBy, period, [...metaSums.keys(), ...(ourSums?.keys() ?? [])]);
  const all = keys.map((key) => {
    const meta = metaSums.get(key) ?? nothing.meta();
    const ours = ourSums ? (ourSums.get(key) ?? nothing.ours()) : null;
    return { key, figures: { meta, ours, returned: returnedOf(meta, ours) } };
  });
  const asked = mostOf(all, input);
  const names = await namesOf(
    ctx,
    groupBy,
    asked.map(({ key }) => key),
  );
  const groups = asked.map((one): FunnelGroupRow => ({ ...one, name: names.get(one.key) ?? null }));
  return { groups, groupCount: all.length };
}

type Group = Pick<FunnelGroupRow, "key" | "figures">;

const spent = ({ figures: { meta } }: Group) => meta.spend.reduce((sum, { micros }) => sum + micros, 0n);
const chats = ({ figures: { ours } }: Group) => ours?.conversations ?? 0;

/** Those that most was spent on, and of those that nothing was spent on, those that brought most chats. */
function mostOf(groups: Group[], { groupBy, mostGroups }: FunnelInput): Group[] {
  if (mostGroups === undefined || isGrain(groupBy)) return groups;
  const sorted = groups.toSorted((one, other) => {
    const [mine, its] = [spent(one), spent(other)];
    return mine === its ? chats(other) - chats(one) : mine < its ? 1 : -1;
  });
  return sorted.slice(0, mostGroups);
}

const isGrain = (groupBy: FunnelGroup) => funnelTimes.some((time) => time === groupBy);
