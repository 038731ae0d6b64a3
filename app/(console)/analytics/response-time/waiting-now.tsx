"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Ring } from "@/components/ring";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { LatencyFilters } from "@/server/analytics/schemas";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";

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
      {mostUrgent.length > 0 && (
        <ul className="grid gap-x-10 md:grid-cols-2">
          {mostUrgent.map((item) => (
            <li key={item.id} className="border-b">
              <Row
                href={mayOpenInbox ? (`/inbox?c=${item.conversationId}` as const) : undefined}
                className="flex min-h-11 items-center gap-3 py-1"
              >
                <Ring windowClosesAt={item.windowClosesAt} />
                <span className="min-w-0 flex-1 truncate font-medium">{item.contactName ?? t("noName")}</span>
                <span className="truncate text-ink-soft max-sm:hidden">
                  {item.memberName ?? t("nobodyYet")}
                </span>
                <span className="whitespace-nowrap tabular-nums">{wait(item.waitSeconds)}</span>
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type RowProps = { href: `/inbox?c=${string}` | undefined; className: string; children: ReactNode };

const Row = ({ href, className, children }: RowProps) =>
  href ? (
    <Link href={href} className={`${className} hover:bg-hover`}>
      {children}
    </Link>
  ) : (
    <div className={className}>{children}</div>
  );
