"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import type { LatencyInput } from "@/server/analytics/schemas";
import type { Drill } from "../report-params";
import { Section } from "../section";
import { useFigures } from "../use-figures";

type LateAnswersProps = { input: LatencyInput; onDrill: (drill: Drill) => void };

const b = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** What it was billed to answer after the window had closed: promptness has a price. */
export function LateAnswers({ input, onDrill }: LateAnswersProps) {
  const t = useTranslations("reports.latency");
  const trpc = useTRPC();
  const money = useMoney();
  const { list, share } = useFigures();
  const { period, comparison, filters } = input;
  const found = useQuery(trpc.analytics.lateAnswers.queryOptions({ period, comparison, filters }));
  const total = found.data?.total;
  const paid = total?.billed.money.filter(({ estimatedMicros }) => estimatedMicros > 0n) ?? [];

  return (
    <Section
      title={t("lateTitle")}
      aside={
        total && total.late > 0 ? (
          <Button size="sm" onClick={() => onDrill({ from: 86_401 })}>
            {t("lateShow")}
          </Button>
        ) : undefined
      }
    >
      {found.isError ? (
        <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />
      ) : !total ? (
        <Skeleton className="h-7 max-w-2xl" />
      ) : (
        <p className="max-w-prose text-base">
          {t.rich("lateAnswer", {
            b,
            late: total.late,
            share: share({ count: total.late, of: total.answered }),
          })}{" "}
          {total.late > 0 &&
            (paid.length > 0
              ? t.rich("lateBilled", {
                  b,
                  amount: list(paid.map((one) => money({ ...one, micros: one.estimatedMicros }))),
                })
              : t("lateFree"))}
        </p>
      )}
    </Section>
  );
}
