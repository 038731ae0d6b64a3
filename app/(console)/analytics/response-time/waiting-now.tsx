"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { LatencyFilters } from "@/server/analytics/schemas";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";
import { WaitingRows } from "../waiting-rows";

type WaitingNowProps = {
  filters: LatencyFilters;
  mayOpenInbox: boolean;
  onDrill: (drill: Drill) => void;
};

const minute = 60_000;

/** Who has no answer yet, whatever the period: a report that leaves them out would flatter. */
export function WaitingNow({ filters, mayOpenInbox, onDrill }: WaitingNowProps) {
  const t = useTranslations("reports.latency");
  const trpc = useTRPC();
  const { wait } = useFigures();
  const figures = useQuery(trpc.analytics.waiting.queryOptions({ filters }, { refetchInterval: minute }));
  if (figures.error) {
    return (
      <Section title={t("waitingNow")}>
        <FailureState error={figures.error} onRetry={figures.refetch} isRetrying={figures.isFetching} />
      </Section>
    );
  }
  if (!figures.data) {
    return (
      <Section title={t("waitingNow")}>
        <Skeleton className="h-40" />
      </Section>
    );
  }
  const { total, mostUrgent } = figures.data;

  return (
    <Section
      title={t("waitingNow")}
      note={t("waitingAnswer", {
        waiting: total.waiting,
        longest: wait(total.longestSeconds),
        closing: total.closingSoon,
        closed: total.windowClosed,
      })}
      aside={
        total.waiting > mostUrgent.length && (
          <Button size="sm" onClick={() => onDrill({ waiting: "now" })}>
            {t("allWaiting")}
          </Button>
        )
      }
    >
      {mostUrgent.length > 0 && <WaitingRows items={mostUrgent} mayOpenInbox={mayOpenInbox} />}
    </Section>
  );
}
