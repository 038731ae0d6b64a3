import { and, eq } from "drizzle-orm";
import { adSets } from "@/db/schema/ads";
import { dayOf, daysOf, monthOf } from "../../billing/account-clock";
import { type Ctx, inTransaction } from "../../context";
import { type Connection, getConnection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";
import { instantOf } from "../drafts/wall-time";
import type { Loaded } from "../run/load-subject";
import type { Spender } from "./outlook";
import { requireWithinLimits } from "./require-within-limits";
import { daysFrom } from "./spenders";

type Planned = { kind: "daily" | "lifetime"; micros: number; startsAt?: Date; endsAt?: Date };

/** What a budget that begins now, or at its start, adds to the ad account's month. */
export function plannedSpender(
  { kind, micros, startsAt, endsAt }: Planned,
  { timeZone }: Connection,
  now: Date,
): Spender {
  const starts = startsAt && startsAt > now ? startsAt : now;
  const lastDay = daysOf(monthOf(now, timeZone)).to;
  const first = dayOf(starts, timeZone);
  const end = endsAt ? dayOf(endsAt, timeZone) : undefined;
  const days = daysFrom(first, end && end < lastDay ? end : lastDay);
  if (kind === "daily") return { dailyMicros: micros, spentTodayMicros: 0, days };
  return {
    ...{ leftMicros: micros, spentTodayMicros: 0, days },
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

/** Before something that was paused may spend again, by its own budget or those of its ad sets. */
export async function requireMoneyToResume(ctx: Ctx, loaded: Loaded, isConfirmed?: boolean): Promise<void> {
  if (loaded.level === "ad") return;
  const { connection, budgets } = await inTransaction(ctx, async (ctx) => ({
    connection: await getConnection(ctx, loaded.connectionId),
    budgets: [
      loaded.state,
      ...(loaded.level === "campaign"
        ? await ctx.db
            .select()
            .from(adSets)
            .where(
              and(
                eq(adSets.workspaceId, ctx.workspaceId),
                eq(adSets.campaignId, loaded.id),
                eq(adSets.status, "ACTIVE"),
              ),
            )
        : []),
    ],
  }));
  const more = budgets.flatMap(({ dailyBudgetMicros, lifetimeBudgetMicros, endsAt }) => {
    const micros = dailyBudgetMicros ?? lifetimeBudgetMicros;
    if (micros == null) return [];
    const kind = dailyBudgetMicros == null ? ("lifetime" as const) : ("daily" as const);
    const planned = { kind, micros: Number(micros), endsAt: endsAt ?? undefined };
    return [plannedSpender(planned, connection, ctx.now())];
  });
  await requireWithinLimits(ctx, { connection, campaignId: loaded.campaignId, more, isConfirmed });
}
