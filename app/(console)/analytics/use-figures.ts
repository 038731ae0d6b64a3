"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useWhen } from "@/components/use-when";
import type { Share } from "@/server/analytics/report-shapes";

/** Writes the figures of reports in the reader's language. */
export function useFigures() {
  const t = useTranslations("reports");
  const format = useFormatter();
  const locale = useLocale();
  const { length } = useWhen();
  const regions = new Intl.DisplayNames(locale, { type: "region" });

  const wait = (seconds: number | null) => {
    if (seconds === null) return "–";
    const whole = Math.round(seconds);
    if (whole < 60) return t("seconds", { seconds: whole });
    const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
    // Below ten minutes a few seconds are more than the one per cent that figures may be off.
    if (minutes < 10 && rest > 0) return t("minutesSeconds", { minutes, seconds: rest });
    return length(Math.round(whole / 60));
  };

  return {
    wait,
    count: (value: number) => format.number(value),
    /** "97 %", and "–" of nothing; never 100 % when one is missing. */
    share({ count, of }: Share) {
      if (of === 0) return "–";
      const thousandths = count === of ? 1000 : Math.min(999, Math.round((count / of) * 1000));
      return format.number(thousandths / 1000, { style: "percent", maximumFractionDigits: 1 });
    },
    percent: (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 }),
    country: (code: string | null) => (code ? (regions.of(code) ?? code) : t("countryUnknown")),
    list: (words: string[]) => format.list(words),
  };
}
