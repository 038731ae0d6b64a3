import { and, eq } from "drizzle-orm";
import { spendLimits } from "@/db/schema/ads-rules";
import { dayStart } from "../../billing/account-clock";
import type { InTransaction } from "../../context";
import type { Connection } from "../connections/load-connection";
import { hoursUnseen, type Outlook, outlook } from "./outlook";
import type { Assumed } from "./spend-intents";
import { type Spending, spendingOf } from "./spenders";

/** How a limit stands in its month, in micro-units of the ad account's currency. */
export type Standing = Outlook & {
  limitId: string;
  campaignId: string | null;
  /** The campaigns that it covers, running or not. */
  campaignIds: string[];
  currency: string;
  month: string;
  limitMicros: number;
  thresholds: number[];
  stops: boolean;
  spentMicros: number;
  /** What may have been spent since that Meta has not told yet, or was not asked for. */
  unseenMicros: number;
  /** When Meta was last asked what was spent; null, while it never was. */
  readAt: Date | null;
};

/** How every limit of the ad account stands, or would if this were so; `campaignId` of those that cover one campaign. */
export async function limitStandings(
  ctx: InTransaction,
  connection: Connection,
  assumed: Assumed[] = [],
): Promise<Standing[]> {
  const limits = await ctx.db
    .select()
    .from(spendLimits)
    .where(and(eq(spendLimits.workspaceId, ctx.workspaceId), eq(spendLimits.connectionId, connection.id)))
    .orderBy(spendLimits.id);
  if (limits.length === 0) return [];
  const spending = await spendingOf(ctx, connection, assumed);
  return limits.map((limit) => standingOf(limit, spending, connection, ctx.now()));
}

function standingOf(
  limit: typeof spendLimits.$inferSelect,
  spending: Spending,
  { currency, timeZone }: Connection,
  now: Date,
): Standing {
  const { id, campaignId, thresholds, stops } = limit;
  const covered = spending.campaigns.filter((one) => campaignId === null || one.campaignId === campaignId);
  const spentMicros = campaignId === null ? spending.spentMicros : (covered[0]?.spentMicros ?? 0);
  const running = covered.filter(({ isRunning }) => isRunning);
  const runs = outlook(
    spentMicros,
    running.flatMap(({ spenders }) => spenders),
  );
  // What is on its way spends nothing yet, but the month ends with it.
  const launched = outlook(0, campaignId === null ? spending.launching : []).monthMicros;
  const hours = hoursUnseen(spending.readAt, now, dayStart(`${spending.month}-01`, timeZone));
  return {
    ...{ ...runs, monthMicros: runs.monthMicros + launched },
    unseenMicros: Math.ceil(runs.hourMicros * hours),
    ...{ limitId: id, campaignId, currency, thresholds, stops, spentMicros },
    campaignIds: covered.map((one) => one.campaignId),
    month: spending.month,
    limitMicros: Number(limit.amountMicros),
    readAt: spending.readAt,
  };
}

/** Nothing of the limit is left, counting what may have been spent since the figures are of. */
export const isUsedUp = ({ spentMicros, unseenMicros, limitMicros }: Standing): boolean =>
  spentMicros + unseenMicros >= limitMicros;

/** The highest of its thresholds that what was spent has reached. */
export const reachedThreshold = ({ thresholds, spentMicros, limitMicros }: Standing): number | undefined =>
  thresholds.findLast((threshold) => spentMicros * 100 >= limitMicros * threshold);
