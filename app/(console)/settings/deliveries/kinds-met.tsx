"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ListProps } from "./failed-deliveries";

const reasons = [
  "notConnected",
  "unknownMessage",
  "unknownField",
  "unknownStatus",
  "channelError",
  "nobody",
] as const;

/** What deliveries held that found no place here: it is kept, and can be read in when there is a place for it. */
export function KindsMet({ onOpen, onReplay, isReplaying }: ListProps) {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const id = useId();
  const met = useQuery(trpc.deliveries.kindsMet.queryOptions());
  const reasonOf = (reason: string) => reasons.find((one) => one === reason) ?? "other";

  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="grid gap-1">
        <h2 id={id} className="font-semibold text-lg">
          {t("met")}
        </h2>
        <p className="max-w-2xl text-pretty text-ink-soft">{t("metLead")}</p>
      </div>
      {met.isPending ? (
        <Skeleton className="h-24" />
      ) : met.isError ? (
        <FailureState error={met.error} onRetry={met.refetch} isRetrying={met.isFetching} />
      ) : met.data.length === 0 ? (
        <p className="text-ink-soft">{t("noneMet")}</p>
      ) : (
        <ul aria-label={t("met")} className="divide-y border-y">
          {met.data.map(({ reason, detail, deliveries, waiting, lastAt, lastDeliveryId }) => (
            <li key={`${reason} ${detail}`} className="flex flex-wrap items-start gap-x-6 gap-y-2 py-3">
              <div className="grid min-w-64 flex-1 gap-1">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{t(`reason.${reasonOf(reason)}.title`)}</span>
                  <Badge>{t("deliveries", { count: deliveries })}</Badge>
                  {waiting > 0 && <Badge tone="blue">{t("waiting")}</Badge>}
                  <RelativeTime at={lastAt} className="text-ink-soft text-xs" />
                </p>
                <p className="text-pretty text-ink-soft">{t(`reason.${reasonOf(reason)}.text`)}</p>
                {detail && <p className="wrap-anywhere font-mono text-ink-soft text-xs">{detail}</p>}
              </div>
              <div className="flex gap-2">
                <Button
                  variant="quiet"
                  onClick={() => onOpen(lastDeliveryId)}
                  aria-label={t("openOf", { id: lastDeliveryId })}
                >
                  <Eye aria-hidden />
                  {t("openLast")}
                </Button>
                <Button
                  disabled={isReplaying || waiting === deliveries}
                  onClick={() => onReplay({ what: "kind", reason, detail })}
                >
                  <RotateCw aria-hidden />
                  {deliveries === 1 ? t("replay") : t("replayAll", { count: deliveries })}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
