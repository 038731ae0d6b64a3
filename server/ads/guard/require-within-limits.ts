import { and, eq } from "drizzle-orm";
import { spendLimits } from "@/db/schema/ads-rules";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import { conflict } from "../../errors";
import { offsetOf } from "../../meta/ads/money";
import type { Connection } from "../connections/load-connection";
import { limitStandings, type Standing } from "./limit-standings";
import { outlook, type Spender } from "./outlook";
import { type Assumed, keepIntent, openIntents } from "./spend-intents";

type Plan = {
  connection: Connection;
  isConfirmed?: boolean;
} & (
  | {
      /** A campaign that is not there yet. */
      more: Spender[];
    }
  | {
      campaignId: string;
      /** What is to become of it, or of one of its ad sets. */
      assumed: Assumed;
    }
);

/**
 * Before money: what runs already and what is on its way, with what is planned, is held against each limit that covers it. A
 * limit that stops lets nothing begin once it is used up; a month that would end above a limit is begun only by somebody who
 * was told. Whoever asks second waits for the first and sees what that one was allowed: what is begun in the caller's own
 * transaction is there once it commits; for a change at Meta an intent is kept, whose id is returned, until the caller ends it.
 */
export function requireWithinLimits(ctx: Ctx, plan: Plan): Promise<string | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const { connection, isConfirmed } = plan;
    if (!(await holdLimits(ctx, connection.id))) return undefined;
    const [assumed, campaignId] = "assumed" in plan ? [plan.assumed, plan.campaignId] : [];
    const more = "more" in plan ? outlook(0, plan.more).monthMicros : 0;
    const open = await openIntents(ctx, connection.id);
    const before = await limitStandings(ctx, connection, open);
    const after = assumed ? await limitStandings(ctx, connection, [...open, assumed]) : before;
    for (const [at, standing] of after.entries()) {
      if (standing.campaignId !== null && standing.campaignId !== campaignId) continue;
      const forecastMicros = standing.monthMicros + more;
      if (forecastMicros <= before[at]!.monthMicros) continue;
      if (standing.stops && standing.spentMicros >= standing.limitMicros) throw usedUp(standing);
      if (forecastMicros > standing.limitMicros && !isConfirmed) throw mustConfirm(standing, forecastMicros);
    }
    return assumed && keepIntent(ctx, connection.id, assumed);
  });
}

/** Held until the transaction ends, in one order; whether there are any. */
async function holdLimits(ctx: InTransaction, connectionId: string): Promise<boolean> {
  const held = await ctx.db
    .select({ id: spendLimits.id })
    .from(spendLimits)
    .where(and(eq(spendLimits.workspaceId, ctx.workspaceId), eq(spendLimits.connectionId, connectionId)))
    .orderBy(spendLimits.id)
    .for("update");
  return held.length > 0;
}

const written = (micros: number, currency: string) =>
  `${(micros / 1_000_000).toFixed(offsetOf(currency) === 1 ? 0 : 2)} ${currency}`;

const usedUp = ({ limitMicros, currency }: Standing) =>
  conflict("This month's limit of spending is used up. Raise it, or wait for the next month.", {
    key: "spendLimitUsedUp",
    params: { limit: written(limitMicros, currency) },
  });

const mustConfirm = ({ limitMicros, currency }: Standing, forecastMicros: number) =>
  conflict("With this, the month would cost more than its limit. Confirm that it may.", {
    key: "spendLimitConfirm",
    params: { limit: written(limitMicros, currency), forecast: written(forecastMicros, currency) },
  });
