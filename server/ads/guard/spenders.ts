import { and, eq, inArray, or, sql } from "drizzle-orm";
import { adSets, campaigns } from "@/db/schema/ads";
import { publications } from "@/db/schema/publishing";
import { dayOf, daysOf, monthOf } from "../../billing/account-clock";
import type { InTransaction } from "../../context";
import type { Connection } from "../connections/load-connection";
import { formOf } from "../drafts/load-draft";
import { daysFrom } from "./days-from";
import type { Spender } from "./outlook";
import { plannedSpender } from "./planned-spender";
import type { Assumed } from "./spend-intents";

export type Spending = {
  month: string;
  /** Of each campaign of the account: what it spent this month, and what of it may go on spending. */
  campaigns: { campaignId: string; spentMicros: number; isRunning: boolean; spenders: Spender[] }[];
  /** Campaigns that are on their way to Meta, and spend nothing yet. */
  launching: Spender[];
  /** This month, with what campaigns spent that are not known here. */
  spentMicros: number;
  /** When Meta was last asked what was spent; null, while it never was. */
  readAt: Date | null;
};

type Budget = { dailyBudgetMicros: bigint | null; lifetimeBudgetMicros: bigint | null };
type SpentRow = { metaId: string; month: string; today: string; ever: string };

const dayMs = 86_400_000;

/** What an ad account spent in its month, and the budgets that may go on: as things are, and as some of them are taken to be. */
export async function spendingOf(
  ctx: InTransaction,
  connection: Connection,
  assumed: Assumed[] = [],
): Promise<Spending> {
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
  const known = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.connectionId, connection.id)));
  const rows = known.map((campaign) => as(campaign, assumed));
  const running = rows.filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const changed = assumed.map(({ subjectId }) => subjectId);
  const sets = running.length === 0 ? [] : await activeSets(ctx, running, changed);
  const spentBy = new Map(spent.map((row) => [row.metaId, row]));

  return {
    month,
    launching: await launchesOf(ctx, connection),
    readAt: state?.at ? new Date(state.at) : null,
    spentMicros: spent.reduce((sum, row) => sum + Number(row.month), 0),
    campaigns: rows.map((campaign) => {
      const its = spentBy.get(campaign.metaId);
      const own = sets
        .map((set) => as(set, assumed))
        .filter(
          ({ campaignId, status, endsAt }) =>
            campaignId === campaign.id && status === "ACTIVE" && (!endsAt || endsAt > now),
        );
      const endsAt = own.every((set) => set.endsAt)
        ? new Date(Math.max(0, ...own.map((set) => set.endsAt!.getTime())))
        : null;
      const told = { today: Number(its?.today ?? 0), ever: Number(its?.ever ?? 0) };
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
          own.length === 0 ? [] : budgets.flatMap((one) => spenderOf(one, shareOf(told, budgets.length), at)),
      };
    }),
  };
}

/** The ad sets of these campaigns that are on, or that something is assumed of. */
const activeSets = ({ db, workspaceId }: InTransaction, campaignIds: string[], changed: string[]) =>
  db
    .select()
    .from(adSets)
    .where(
      and(
        eq(adSets.workspaceId, workspaceId),
        inArray(adSets.campaignId, campaignIds),
        or(eq(adSets.status, "ACTIVE"), inArray(adSets.id, changed)),
      ),
    );

type Subject = Budget & { id: string; status: string; endsAt?: Date | null };

/** It, as it is taken to be. */
function as<S extends Subject>(subject: S, assumed: Assumed[]): S {
  const taken = { ...subject };
  for (const { subjectId, change } of assumed) {
    if (subjectId !== subject.id) continue;
    const { status, endsAt, dailyBudgetMicros, lifetimeBudgetMicros } = change;
    if (status) Object.assign(taken, { status });
    if (endsAt !== undefined) Object.assign(taken, { endsAt: endsAt && new Date(endsAt) });
    if (dailyBudgetMicros) Object.assign(taken, { dailyBudgetMicros: BigInt(dailyBudgetMicros) });
    if (lifetimeBudgetMicros) Object.assign(taken, { lifetimeBudgetMicros: BigInt(lifetimeBudgetMicros) });
  }
  return taken;
}

/** A campaign is started last of all: until then it spends nothing and may do so at any moment. */
async function launchesOf(ctx: InTransaction, connection: Connection): Promise<Spender[]> {
  const launches = await ctx.db
    .select({ form: publications.form })
    .from(publications)
    .where(
      and(
        eq(publications.workspaceId, ctx.workspaceId),
        eq(publications.connectionId, connection.id),
        eq(publications.state, "running"),
        sql`not exists (select from ${campaigns} where ${campaigns.workspaceId} = ${publications.workspaceId}
          and ${campaigns.draftId} = ${publications.draftId} and ${campaigns.status} = 'ACTIVE')`,
      ),
    );
  return launches.map((launch) => plannedSpender(formOf(launch), connection, ctx));
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
