"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { Because } from "@/db/schema/ads";

/** Why a rule or a limit changed something, with its figures. */
export function useBecauseText() {
  const t = useTranslations("campaignRules.because");
  const money = useMoney();
  const { length } = useWhen();
  return (because: Because): string => {
    switch (because.kind) {
      case "cost": {
        const { spentMicros, conversations, mostMicros, currency, days } = because;
        const amount = (micros: number) => money({ micros: BigInt(Math.round(micros)), currency });
        return t("cost", {
          ...{ days, conversations, spent: amount(spentMicros), most: amount(mostMicros) },
          each: amount(spentMicros / Math.max(1, conversations)),
        });
      }
      case "late": {
        const { days, late, of, mostPercent, lateAfterMinutes } = because;
        return t("late", { days, late, of, mostPercent, time: length(lateAfterMinutes) });
      }
      case "absent":
        return t("absent", { time: length(because.minutes) });
      case "present":
        return t("present");
      case "limit": {
        const { spentMicros, unseenMicros, limitMicros, currency } = because;
        const amount = (micros: number) => money({ micros: BigInt(micros), currency });
        return t("limit", {
          ...{ spent: amount(spentMicros), unseen: amount(unseenMicros), limit: amount(limitMicros) },
        });
      }
    }
  };
}
