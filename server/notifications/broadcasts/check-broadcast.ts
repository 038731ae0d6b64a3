import { sql } from "drizzle-orm";
import { refusals } from "../../billing/budgets/refusals";
import { stoppedBy } from "../../billing/budgets/reserve-budget";
import type { ChannelNumber } from "../../channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import type { SendableTemplate } from "../describe-template";
import { candidates } from "./candidates";
import { costOf, type Group } from "./cost-of";
import { knownOf } from "./known-of";
import { type BroadcastRow, getBroadcastRow } from "./load-broadcast";
import { broadcastsPerSecond } from "./pace";
import { limitUse, portfolioOf } from "./portfolio";
import type { BroadcastForm, CheckBroadcastInput, LeftOutReason } from "./schemas";
import { asOf, sendingTime } from "./sending-time";
import type { BroadcastCheck, Problem } from "./shapes";

/** What sending it now or at a time would mean: for whom, for how much, and how long it takes. */
export function checkBroadcast(
  ctx: Ctx,
  { broadcastId, sendAt }: CheckBroadcastInput,
): Promise<BroadcastCheck> {
  return inTransaction(ctx, async (ctx) => {
    const at = sendAt ? await sendingTime(ctx, sendAt) : undefined;
    return checkRow(asOf(ctx, at ?? null), await getBroadcastRow(ctx, broadcastId));
  });
}

export async function checkRow(ctx: InTransaction, row: BroadcastRow): Promise<BroadcastCheck> {
  const { form, number, template, problems } = await knownOf(ctx, row);
  if (!number || !template) return nothing(row, number?.currency ?? "", problems);
  const groups = await groupsOf(ctx, { row, form, number, template });
  const reached = groups.filter(({ leftOut }) => leftOut === null);
  const people = sumOf(reached);
  const cost = await costOf(ctx, { number, category: template.category, groups: reached });
  const { currency, micros: amountMicros } = cost;
  const message = { numberId: number.id, category: template.category, amountMicros, currency };
  const refuser = await stoppedBy(ctx, message);
  const counting = sumOf(reached.filter(({ windowOpen }) => !windowOpen));
  const perSecond = broadcastsPerSecond(number.throughputPerSecond);
  return {
    version: row.version,
    problems: people === 0 && problems.length === 0 ? [{ field: "audience", key: "nobody" }] : problems,
    people,
    leftOut: leftOutOf(groups),
    cost,
    budget: refuser && refusals[refuser].key,
    limit: await limitFor(ctx, number, counting),
    seconds: Math.ceil(people / perSecond),
    perSecond,
  };
}

const sumOf = (groups: Group[]) => groups.reduce((sum, { people }) => sum + people, 0);

type Chosen = {
  row: BroadcastRow;
  form: BroadcastForm;
  number: ChannelNumber;
  template: SendableTemplate;
};

/** The people who are alike in what they cost and in why they are left out; one of each stands for the others. */
async function groupsOf(
  ctx: InTransaction,
  { row, form, number, template }: Chosen,
): Promise<(Group & { leftOut: LeftOutReason | null })[]> {
  const isMarketing = template.category === "marketing";
  const chosen = { broadcastId: row.id, numberId: number.id, audience: form.audience, isMarketing };
  const found = await ctx.db.execute<{
    left_out: LeftOutReason | null;
    window_open: boolean;
    free_entry_open: boolean;
    wa_id: string | null;
    user_id: string | null;
    people: number;
  }>(sql`
    select left_out, window_open, free_entry_open, min(wa_id) as wa_id,
      case when min(wa_id) is null then min(user_id) end as user_id, count(*)::int as people
    from (${candidates(ctx, chosen)}) p
    group by left_out, window_open, free_entry_open, coalesce(country, left(wa_id, 4)), wa_id is null`);
  return found.map((group) => ({
    leftOut: group.left_out,
    windowOpen: group.window_open,
    freeEntryOpen: group.free_entry_open,
    contact: { waId: group.wa_id, userId: group.user_id },
    people: group.people,
  }));
}

function leftOutOf(groups: (Group & { leftOut: LeftOutReason | null })[]): BroadcastCheck["leftOut"] {
  const people = new Map<LeftOutReason, number>();
  for (const { leftOut, people: more } of groups) {
    if (leftOut) people.set(leftOut, (people.get(leftOut) ?? 0) + more);
  }
  return [...people].map(([reason, people]) => ({ reason, people }));
}

async function limitFor(ctx: InTransaction, number: ChannelNumber, counting: number) {
  const portfolio = await portfolioOf(ctx, number);
  const { perDay } = portfolio;
  if (perDay === null) return { perDay, used: 0, counting, days: 1 };
  const { used } = await limitUse(ctx, portfolio);
  const later = Math.max(0, counting - Math.max(0, perDay - used));
  return { perDay, used, counting, days: 1 + Math.ceil(later / perDay) };
}

const nothing = ({ version }: BroadcastRow, currency: string, problems: Problem[]): BroadcastCheck => ({
  ...{ version, problems, people: 0, leftOut: [], budget: null, seconds: 0, perSecond: 0 },
  cost: { currency, micros: 0n, isUpperBound: false, unpriced: 0, markets: [] },
  limit: { perDay: null, used: 0, counting: 0, days: 0 },
});
