"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { AlertRow } from "../alerts-bell/alert-list";
import { useAlerts } from "../alerts-bell/use-alerts";

const mostShown = 8;
const stay = () => {};

/** What is wrong now and waits for this member, each with the way to mend it. */
export function NeedsYou() {
  const t = useTranslations("overview");
  const id = useId();
  const { list, markRead } = useAlerts();
  const open = list.data?.alerts.filter(({ resolvedAt }) => resolvedAt === null);
  return (
    <section aria-labelledby={id} className="grid content-start gap-2 py-6">
      <h2 id={id} className="px-4 font-semibold text-lg">
        {t("needsYou")}
      </h2>
      {open === undefined ? (
        list.error ? (
          <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
        ) : (
          <Skeleton className="mx-4 h-20" />
        )
      ) : open.length === 0 ? (
        <p className="flex items-center gap-2 px-4 text-ink-soft">
          <CircleCheck aria-hidden className="size-4 text-green" />
          {t("nothingNeedsYou")}
        </p>
      ) : (
        <ul className="divide-y border-y">
          {open.slice(0, mostShown).map((alert) => (
            <AlertRow key={alert.id} alert={alert} markRead={markRead} onLeave={stay} />
          ))}
        </ul>
      )}
      {open && open.length > mostShown && (
        <p className="px-4 text-ink-soft">{t("moreNeedYou", { count: open.length - mostShown })}</p>
      )}
    </section>
  );
}
