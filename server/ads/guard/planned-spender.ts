import { dayOf, daysOf, monthOf } from "../../billing/account-clock";
import type { Ctx } from "../../context";
import { instantOf } from "../../wall-time";
import type { Connection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";
import { daysFrom } from "./days-from";
import type { Spender } from "./outlook";

/** What a campaign that is not there yet adds to the ad account's month, from its start or from now on. */
export function plannedSpender(
  { budget: { kind, amountMicros }, startsAt, endsAt }: Pick<CampaignForm, "budget" | "startsAt" | "endsAt">,
  { timeZone }: Connection,
  { now }: Pick<Ctx, "now">,
): Spender {
  const starts = instantOf(startsAt, timeZone);
  const ends = instantOf(endsAt, timeZone);
  const lastDay = daysOf(monthOf(now(), timeZone)).to;
  const first = dayOf(starts && starts > now() ? starts : now(), timeZone);
  const end = ends && dayOf(ends, timeZone);
  const days = daysFrom(first, end && end < lastDay ? end : lastDay);
  if (kind === "daily") return { dailyMicros: amountMicros, spentTodayMicros: 0, days };
  return {
    ...{ leftMicros: amountMicros, spentTodayMicros: 0, days },
    leftDays: Math.max(1, end ? daysFrom(first, end) : days),
  };
}
