import { type Ctx, readOnly } from "../../context";
import { conflict } from "../../errors";
import { offsetOf } from "../../meta/ads/money";
import type { Connection } from "../connections/load-connection";
import { limitStandings, type Standing } from "./limit-standings";
import { outlook, type Spender } from "./outlook";

type Plan = {
  connection: Connection;
  /** Empty for a campaign that is not there yet. */
  campaignId?: string;
  /** What is to be spent besides all that runs now. */
  more: Spender[];
  isConfirmed?: boolean;
};

/**
 * Before money: what runs already, with what is planned, is held against each limit that covers it. A limit that stops lets
 * nothing begin once it is used up; a month that would end above a limit is begun only by somebody who was told.
 */
export async function requireWithinLimits(
  ctx: Ctx,
  { connection, campaignId, more, isConfirmed }: Plan,
): Promise<void> {
  const standings = await readOnly(ctx, (ctx) => limitStandings(ctx, connection));
  for (const standing of standings) {
    if (standing.campaignId !== null && standing.campaignId !== campaignId) continue;
    if (standing.stops && standing.spentMicros >= standing.limitMicros) throw usedUp(standing);
    const forecastMicros = standing.monthMicros + outlook(0, more).monthMicros;
    if (forecastMicros > standing.limitMicros && !isConfirmed) throw mustConfirm(standing, forecastMicros);
  }
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
