import { and, eq, inArray, sql } from "drizzle-orm";
import { adSets, campaigns } from "@/db/schema/ads";
import { addDays, dayOf, daysOf, monthOf } from "../../billing/account-clock";
import type { InTransaction } from "../../context";
import type { Connection } from "../connections/load-connection";
import type { Spender } from "./outlook";

export type Spending = {
  month: string;
  /** Of each campaign of the account: what it spent this month, and what of it may go on spending. */
  campaigns: { campaignId: string; spentMicros: number; isRunning: boolean; spenders: Spender[] }[];
  /** This month, with what campaigns spent that are not known here. */
  spentMicros: number;
  /** When Meta was last asked what was spent; null, while it never was. */
  readAt: Date | null;
};

type Budget = { dailyBudgetMicros: bigint | null; lifetimeBudgetMicros: bigint | null };
type SpentRow = { metaId: string; month: string; today: string; ever: string };

const dayMs = 86_400_000;

/** What an ad account spent in its month, and the budgets that may go on. */
export async function spendingOf(ctx: InTransaction, connection: Connection): Promise<Spending> {
  const { workspaceId } = ctx;
  const now = ctx.now();
  const { timeZone, adAccountId } = connection;
  const today = dayOf(now, timeZone);
  const month = monthOf(now, timeZone);
  const { to: lastDay } = daysOf(month);
  const spent = await ctx.db.execute<SpentRow>(sql`
    select campaign_meta_id as "metaId", sum(spend_micros)::text as ever,
      coalesce(sum(spend_micros) filter (where day >= ${`${month}-01`}::date and day <= ${today}::date), 0)::text as month,
      coalesce(sum(spend_micros) filter (where day = ${today}::date), 0)::text as today
    from ad_insights where workspace_id = ${workspaceId}::uuid and kind = 'whole' and ad_account_id = ${adAccountId} group by 1`);
  const [state] = await ctx.db.execute<{ at: string | null }>(sql`
    select to_json(read_at) #>> '{}' as at from ad_insight_states
    where workspace_id = ${workspaceId}::uuid and kind = 'whole' and ad_account_id = ${adAccountId}`);
  const rows = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.connectionId, connection.id)));
  const running = rows.filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const sets =
    running.length === 0
      ? []
      : await ctx.db
          .select()
          .from(adSets)
          .where(
            and(
              eq(adSets.workspaceId, workspaceId),
              eq(adSets.status, "ACTIVE"),
              inArray(adSets.campaignId, running),
            ),
          );
  const spentBy = new Map(spent.map((row) => [row.metaId, row]));

  return {
    month,
    readAt: state?.at ? new Date(state.at) : null,
    spentMicros: spent.reduce((sum, row) => sum + Number(row.month), 0),
    campaigns: rows.map((campaign) => {
      const its = spentBy.get(campaign.metaId);
      const own = sets.filter(
        ({ campaignId, endsAt }) => campaignId === campaign.id && (!endsAt || endsAt > now),
      );
      const endsAt = own.every((set) => set.endsAt)
        ? new Date(Math.max(0, ...own.map((set) => set.endsAt!.getTime())))
        : null;
      const known = { today: Number(its?.today ?? 0), ever: Number(its?.ever ?? 0) };
      const at = { now, today, lastDay, timeZone };
      const budgets: [Budget, Date | null][] =
        campaign.dailyBudgetMicros !== null || campaign.lifetimeBudgetMicros !== null
          ? [[campaign, endsAt]]
          : own.map((set) => [set, set.endsAt]);
      return {
        campaignId: campaign.id,
        isRunning: campaign.status === "ACTIVE",
        spentMicros: Number(its?.month ?? 0),
        // What was spent is told for the campaign: shared out, it counts once.
        spenders:
          own.length === 0
            ? []
            : budgets.flatMap((one) => spenderOf(one, shareOf(known, budgets.length), at)),
      };
    }),
  };
}

const shareOf = ({ today, ever }: { today: number; ever: number }, among: number) => ({
  today: today / among,
  ever: ever / among,
});

type At = { now: Date; today: string; lastDay: string; timeZone: string };

function spenderOf(
  [{ dailyBudgetMicros, lifetimeBudgetMicros }, endsAt]: [Budget, Date | null],
  spent: { today: number; ever: number },
  { now, today, lastDay, timeZone }: At,
): Spender[] {
  const last = endsAt && dayOf(endsAt, timeZone) < lastDay ? dayOf(endsAt, timeZone) : lastDay;
  const days = daysFrom(today, last);
  if (dailyBudgetMicros !== null) {
    return [{ dailyMicros: Number(dailyBudgetMicros), spentTodayMicros: spent.today, days }];
  }
  if (lifetimeBudgetMicros === null) return [];
  const leftMicros = Math.max(0, Number(lifetimeBudgetMicros) - spent.ever);
  const leftDays = endsAt ? Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / dayMs)) : days;
  return [{ leftMicros, leftDays, spentTodayMicros: spent.today, days }];
}

/** How many days there are, both among them. */
export function daysFrom(first: string, last: string): number {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) days++;
  return days;
}
