"use client";

import { useFormatter, useTranslations } from "next-intl";
import { daysBetween } from "./day";
import { useClock } from "./use-now";
import { useWhen } from "./use-when";

type RelativeTimeProps = { at: Date; timeZone?: string; className?: string };

/** "now", "12 min", "14:32", "yesterday", "Tue", "24 Nov": as short as a list needs, exact on hover. */
export function RelativeTime({ at, timeZone: given, className }: RelativeTimeProps) {
  const t = useTranslations("time");
  const format = useFormatter();
  const { timeZone, exact } = useWhen(given);
  const time = at.getTime();

  const words = useClock((now) => {
    const minutes = Math.floor((now - time) / 60_000);
    const days = daysBetween(time, now, timeZone);
    // The shared clock runs up to ten seconds behind, so that what has just happened may lie ahead of it.
    if (Math.abs(now - time) < 60_000) return t("now");
    if (minutes > 0 && minutes < 60) return t("minutes", { minutes });
    if (days === 0) return format.dateTime(at, "time", { timeZone });
    if (days === 1) return t("yesterday");
    if (days > 1 && days < 7) return format.dateTime(at, { weekday: "short", timeZone });
    return format.dateTime(at, days > 300 ? "dayYear" : "day", { timeZone });
  }, 10_000);

  return (
    <time dateTime={at.toISOString()} title={exact(at)} className={className}>
      {words}
    </time>
  );
}
