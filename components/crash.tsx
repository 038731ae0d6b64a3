"use client";

import { RotateCw, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "./empty-state";
import { Button } from "./ui/button";

type CrashProps = { digest: string | undefined; onRetry: () => void; className?: string };

/** A page that failed to draw. The number is the one in our logs. */
export function Crash({ digest, onRetry, className }: CrashProps) {
  const t = useTranslations();
  return (
    <EmptyState
      icon={<Unplug />}
      as="h1"
      title={t("errors.crashTitle")}
      className={className}
      action={
        <Button variant="main" onClick={onRetry}>
          <RotateCw aria-hidden />
          {t("common.retry")}
        </Button>
      }
    >
      {digest ? (
        <>
          {t("errors.crashLead")} <span className="select-all text-ink tabular-nums">{digest}</span>
        </>
      ) : (
        t("errors.crashLeadPlain")
      )}
    </EmptyState>
  );
}
