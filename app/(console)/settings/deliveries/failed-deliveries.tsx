"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, Eye, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ReplayOwnInput } from "@/server/webhooks/schemas";

export type ListProps = {
  onOpen: (deliveryId: string) => void;
  onReplay: (which: ReplayOwnInput) => void;
  isReplaying: boolean;
};

const lookEveryMs = 15_000;

/** The deliveries that could not be processed, each with its error and the way to try once more. */
export function FailedDeliveries({ onOpen, onReplay, isReplaying }: ListProps) {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const id = useId();
  const failed = useQuery(trpc.deliveries.failed.queryOptions(undefined, { refetchInterval: lookEveryMs }));

  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="font-semibold text-lg">
          {t("failed")}
        </h2>
        {failed.data && failed.data.count > 1 && (
          <Button disabled={isReplaying} onClick={() => onReplay({ what: "failed" })}>
            <RotateCw aria-hidden />
            {t("replayAll", { count: failed.data.count })}
          </Button>
        )}
      </div>
      {failed.isPending ? (
        <Skeleton className="h-24" />
      ) : failed.isError ? (
        <FailureState error={failed.error} onRetry={failed.refetch} isRetrying={failed.isFetching} />
      ) : failed.data.count === 0 ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <CircleCheck aria-hidden className="size-4 text-green" />
          {t("noneFailed")}
        </p>
      ) : (
        <ul aria-label={t("failed")} className="divide-y border-y">
          {failed.data.deliveries.map(({ id, receivedAt, attempts, isOver, nextAttemptAt, error }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-2 py-3">
              <div className="grid min-w-64 flex-1 gap-1">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium tabular-nums">{t("number", { id })}</span>
                  <Badge tone={isOver ? "vermilion" : attempts === 0 ? "blue" : "amber"}>
                    {isOver ? t("givenUp") : attempts === 0 ? t("waiting") : t("triedAgain", { attempts })}
                  </Badge>
                  <RelativeTime at={receivedAt} className="text-ink-soft text-xs" />
                </p>
                <p className="wrap-anywhere text-ink-soft">{error ?? t("errorNotTold")}</p>
                {!isOver && nextAttemptAt && <p className="text-ink-soft text-xs">{t("goesOn")}</p>}
              </div>
              <div className="flex gap-2">
                <Button variant="quiet" onClick={() => onOpen(id)} aria-label={t("openOf", { id })}>
                  <Eye aria-hidden />
                  {t("open")}
                </Button>
                <Button
                  disabled={isReplaying}
                  onClick={() => onReplay({ what: "one", deliveryId: id })}
                  aria-label={t("replayOf", { id })}
                >
                  <RotateCw aria-hidden />
                  {t("replay")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
