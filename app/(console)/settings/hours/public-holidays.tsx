"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ScrollArea } from "@/components/ui/scroll-area";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";

type PublicHolidaysProps = {
  isAsked: boolean;
  isPending: boolean;
  error: unknown;
  found: { date: string; name: string }[] | undefined;
  known: Set<string>;
};

/** The holidays of the chosen country and year, with those that are in the list already marked. */
export function PublicHolidays({ isAsked, isPending, error, found, known }: PublicHolidaysProps) {
  const t = useTranslations("hours");
  const format = useFormatter();
  const errorMessage = useErrorMessage();
  if (error)
    return (
      <p role="alert" className="text-vermilion-ink">
        {errorMessage(error)}
      </p>
    );
  if (isPending) return <Skeleton className="h-48" />;
  if (!isAsked || !found) return <p className="text-ink-soft">{t("chooseFirst")}</p>;
  if (found.length === 0) return <p className="text-ink-soft">{t("noneFound")}</p>;
  return (
    <ScrollArea className="h-64" viewportProps={{ tabIndex: 0 }}>
      <ul aria-label={t("holidays")} className="divide-y">
        {found.map(({ date, name }) => (
          <li key={date} className="flex gap-4 py-2">
            <span className="w-32 shrink-0 text-ink-soft tabular-nums">
              {format.dateTime(new Date(`${date}T00:00Z`), {
                weekday: "short",
                day: "numeric",
                month: "short",
                timeZone: "UTC",
              })}
            </span>
            <span className="min-w-0 flex-1">{name}</span>
            {known.has(date) && <span className="text-ink-soft text-xs">{t("known")}</span>}
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}
