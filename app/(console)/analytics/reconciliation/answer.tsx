"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { Reconciliation } from "./use-reconciliation";

/** The question answered in one sentence, and what is known about the month beside it. */
export function Answer({ data }: { data: Reconciliation }) {
  const t = useTranslations("reconciliation");
  const money = useMoney();
  const when = useWhen(data.account.timeZone);
  const { totals, account, pulledAt, closing, isOver, lines } = data;
  const { unexplainedVolume: volume, unexplainedMicros } = totals;
  const micros = unexplainedMicros ?? 0n;
  const sum = (of: bigint | null) =>
    of === null ? t("unknown") : money({ micros: of, currency: account.currency });

  const sentence = () => {
    if (!pulledAt) return t("answers.neverAsked");
    if (volume > 0 || micros !== 0n)
      return t("answers.unexplained", { volume, amount: sum(micros < 0n ? -micros : micros) });
    if (lines.length > 0)
      return t("answers.explained", { difference: totals.reportedVolume - totals.volume });
    return t("answers.agrees", { volume: totals.volume, amount: sum(totals.reportedMicros) });
  };
  return (
    <div className="grid gap-2">
      <p className="max-w-3xl text-balance font-medium text-lg">{sentence()}</p>
      {!isOver && <p className="text-ink-soft">{t("soFar")}</p>}
      {closing && (
        <p className="text-ink-soft">
          {t("closedBy", { name: closing.closedBy, at: when.exact(closing.closedAt) })}{" "}
          {closing.adjustment.volume !== 0 || (closing.adjustment.estimatedMicros ?? 0n) !== 0n
            ? t("adjusted", {
                volume: closing.adjustment.volume,
                amount: sum(closing.adjustment.estimatedMicros),
              })
            : t(closing.corrections.length > 0 ? "corrected" : "unchanged")}
        </p>
      )}
    </div>
  );
}
