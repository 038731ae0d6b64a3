import { and, eq, sql } from "drizzle-orm";
import { adSets } from "@/db/schema/ads";
import { dayOf, daysOf, monthOf } from "../../billing/account-clock";
import { type Ctx, type InTransaction, readOnly } from "../../context";
import { type Connection, getConnection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";
import { instantOf } from "../drafts/wall-time";
import type { Loaded } from "../run/load-subject";
import type { Spender } from "./outlook";
import { requireWithinLimits } from "./require-within-limits";
import { daysFrom } from "./spenders";

type Planned = {
  kind: "daily" | "lifetime";
  micros: number;
  startsAt?: Date;
  endsAt?: Date;
  /** Of this budget, before it was paused. */
  spent?: Spent;
};
type Spent = { everMicros: number; todayMicros: number };

/** What a budget that begins now, or at its start, adds to the ad account's month. */
export function plannedSpender(
  { kind, micros, startsAt, endsAt, spent }: Planned,
  { timeZone }: Connection,
  now: Date,
): Spender {
  const starts = startsAt && startsAt > now ? startsAt : now;
  const lastDay = daysOf(monthOf(now, timeZone)).to;
  const first = dayOf(starts, timeZone);
  const end = endsAt ? dayOf(endsAt, timeZone) : undefined;
  const days = daysFrom(first, end && end < lastDay ? end : lastDay);
  const spentTodayMicros = spent?.todayMicros ?? 0;
  if (kind === "daily") return { dailyMicros: micros, spentTodayMicros, days };
  return {
    ...{ leftMicros: Math.max(0, micros - (spent?.everMicros ?? 0)), spentTodayMicros, days },
    leftDays: end ? Math.max(1, daysFrom(first, end)) : Math.max(1, days),
  };
}

type WithConnection = { connection: Connection; isConfirmed?: boolean };

/** Before a campaign is sent to Meta. */
export const requireMoneyFor = (
  ctx: Ctx,
  { budget, startsAt, endsAt }: CampaignForm,
  { connection, isConfirmed }: WithConnection,
): Promise<void> => {
  const { timeZone } = connection;
  const planned = {
    ...{ kind: budget.kind, micros: budget.amountMicros },
    ...{ startsAt: instantOf(startsAt, timeZone), endsAt: instantOf(endsAt, timeZone) },
  };
  const more = [plannedSpender(planned, connection, ctx.now())];
  return requireWithinLimits(ctx, { connection, more, isConfirmed });
};

/** Before something that was paused may spend again, by what is left of its own budget or those of its ad sets. */
export async function requireMoneyToResume(ctx: Ctx, loaded: Loaded, isConfirmed?: boolean): Promise<void> {
  if (loaded.level === "ad") return;
  const { connection, more } = await readOnly(ctx, async (ctx) => {
    const connection = await getConnection(ctx, loaded.connectionId);
    const budgets = await budgetsOf(ctx, loaded);
    const spent = await spentBy(
      ctx,
      connection,
      budgets.map(({ metaId }) => metaId),
    );
    const more = budgets.flatMap(({ metaId, dailyBudgetMicros, lifetimeBudgetMicros, endsAt }) => {
      const micros = dailyBudgetMicros ?? lifetimeBudgetMicros;
      if (micros == null) return [];
      const kind = dailyBudgetMicros == null ? ("lifetime" as const) : ("daily" as const);
      const planned = { kind, micros: Number(micros), endsAt: endsAt ?? undefined, spent: spent.get(metaId) };
      return [plannedSpender(planned, connection, ctx.now())];
    });
    return { connection, more };
  });
  await requireWithinLimits(ctx, { connection, campaignId: loaded.campaignId, more, isConfirmed });
}

/** Its own budget, and of a campaign those of the ad sets that are on: with the last of these it ends. */
async function budgetsOf(ctx: InTransaction, { level, id, metaId, state }: Loaded) {
  if (level !== "campaign") return [{ metaId, ...state }];
  const sets = await ctx.db
    .select()
    .from(adSets)
    .where(
      and(eq(adSets.workspaceId, ctx.workspaceId), eq(adSets.campaignId, id), eq(adSets.status, "ACTIVE")),
    );
  const ends = sets.flatMap(({ endsAt }) => endsAt?.getTime() ?? []);
  const hasEnd = ends.length > 0 && ends.length === sets.length;
  return [{ metaId, ...state, endsAt: hasEnd ? new Date(Math.max(...ends)) : null }, ...sets];
}

type SpentRow = { metaId: string; ever: string; today: string };

/** What campaigns and ad sets spent, as Meta says. */
async function spentBy(
  ctx: InTransaction,
  { adAccountId, timeZone }: Connection,
  metaIds: string[],
): Promise<Map<string, Spent>> {
  const today = dayOf(ctx.now(), timeZone);
  const rows = await ctx.db.execute<SpentRow>(sql`
    select m.id as "metaId", sum(i.spend_micros)::text as ever,
      coalesce(sum(i.spend_micros) filter (where i.day = ${today}::date), 0)::text as today
    from unnest(${sql.param(metaIds)}::text[]) m (id)
    join ad_insights i on i.workspace_id = ${ctx.workspaceId}::uuid and i.kind = 'whole' and i.ad_account_id = ${adAccountId}
      and m.id in (i.campaign_meta_id, i.ad_set_meta_id)
    group by 1`);
  return new Map(
    rows.map(({ metaId, ever, today }) => [metaId, { everMicros: Number(ever), todayMicros: Number(today) }]),
  );
}
