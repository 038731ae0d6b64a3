"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./ui/button";
import { useCopy } from "./use-copy";

/** What Meta calls one of its refusals, for whoever asks its support about it. */
export function TraceId({ traceId }: { traceId: string }) {
  const t = useTranslations("common");
  const { copy, outcome } = useCopy();
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-soft text-xs">
      {t("trace", { traceId })}
      <Button variant="quiet" size="icon-sm" aria-label={t("copyTrace")} onClick={() => copy(traceId)}>
        {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
      {outcome && <span role="status">{t(outcome === "copied" ? "copied" : "copyFailed")}</span>}
    </p>
  );
}
