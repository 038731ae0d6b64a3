"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Switch } from "@/components/ui/switch";
import type { LatencyQuestion } from "@/server/analytics/schemas";

type WaitingChoiceProps = {
  value: LatencyQuestion["waiting"];
  onChange: (value: LatencyQuestion["waiting"]) => void;
};

/** Whether those who still wait are in the percentiles, with what they have waited so far. */
export function WaitingChoice({ value, onChange }: WaitingChoiceProps) {
  const t = useTranslations("reports.latency");
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <Switch
        id={id}
        checked={value === "counted"}
        onCheckedChange={(isCounted) => onChange(isCounted ? "counted" : "apart")}
      />
      <label htmlFor={id} className="grid max-w-prose">
        {t("countWaiting")}
        <span className="text-ink-soft text-xs">{t("countWaitingNote")}</span>
      </label>
    </div>
  );
}
