"use client";

import { Check, CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import type { Alert, useAlerts } from "./use-alerts";

type AlertListProps = ReturnType<typeof useAlerts> & {
  /** She goes where she can act, so the list makes room. */
  onLeave: () => void;
};

/** What a member must know, the open ones first; each leads to where she can act. */
export function AlertList({ list, markRead, onLeave }: AlertListProps) {
  const t = useTranslations("alerts");
  if (list.isPending)
    return (
      <div aria-hidden className="grid gap-4 p-4">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-16" />
        ))}
      </div>
    );
  if (list.isError)
    return <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />;
  if (list.data.alerts.length === 0)
    return (
      <EmptyState icon={<CircleCheck aria-hidden />} title={t("emptyTitle")} className="py-8">
        {t("empty")}
      </EmptyState>
    );
  return (
    <ul aria-label={t("title")} className="divide-y">
      {list.data.alerts.map((alert) => (
        <AlertRow key={alert.id} alert={alert} markRead={markRead} onLeave={onLeave} />
      ))}
    </ul>
  );
}

const signs = {
  urgent: { Icon: CircleAlert, className: "text-vermilion" },
  warning: { Icon: TriangleAlert, className: "text-amber" },
  notice: { Icon: Info, className: "text-blue" },
};

type AlertRowProps = Pick<AlertListProps, "markRead" | "onLeave"> & { alert: Alert };

/** One of them. */
export function AlertRow({ alert, markRead, onLeave }: AlertRowProps) {
  const t = useTranslations("alerts");
  const isOver = alert.resolvedAt !== null;
  const { Icon, className } = isOver ? { Icon: CircleCheck, className: "text-green" } : signs[alert.severity];
  return (
    <li className="relative flex gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", className)} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className={cn("text-pretty", alert.isUnread ? "font-semibold" : isOver && "text-ink-soft")}>
          <span className="sr-only">{isOver ? t("over") : t(`severity.${alert.severity}`)}: </span>
          {alert.title}
        </p>
        {!isOver && <p className="text-pretty text-ink-soft">{alert.text}</p>}
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft text-xs">
          <RelativeTime at={alert.resolvedAt ?? alert.at} />
          {isOver ? (
            <span>{t("over")}</span>
          ) : (
            <Link
              href={alert.href}
              onClick={() => {
                if (alert.isUnread) markRead(alert.id);
                onLeave();
              }}
              className="font-medium text-brand-ink text-sm underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
            >
              {alert.action}
              <span className="sr-only">: {alert.title}</span>
            </Link>
          )}
        </p>
      </div>
      {alert.isUnread && (
        <Tooltip label={t("markRead")} side="left">
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={t("markReadOf", { title: alert.title })}
            onClick={() => markRead(alert.id)}
          >
            <Check aria-hidden />
          </Button>
        </Tooltip>
      )}
    </li>
  );
}
