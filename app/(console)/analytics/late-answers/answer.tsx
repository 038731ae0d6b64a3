"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { LateMoney, LateReport } from "@/server/billing/launch/late-report";
import { useFigures } from "../use-figures";

const b = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** The price of being late in one breath, each currency by itself. */
export function Answer({ total }: Pick<LateReport, "total">) {
  const t = useTranslations("reports.late");
  const money = useMoney();
  const { count, list } = useFigures();
  const { late, money: sums, unknown } = total;
  const all = (of: (sum: LateMoney) => bigint) =>
    list(sums.map((sum) => money({ currency: sum.currency, micros: of(sum) })));
  if (late === 0) return <p className="text-2xl">{t("answerNone")}</p>;
  return (
    <p className="max-w-4xl text-pretty text-2xl leading-9 tracking-tight">
      {t.rich("answer", { b, late, shown: count(late) })}
      {sums.length > 0 && (
        <>
          {" "}
          {t.rich("answerExtra", {
            b,
            billed: all(({ billedMicros }) => billedMicros),
            inTime: all(({ inTimeMicros }) => inTimeMicros),
            extra: all(({ extraMicros }) => extraMicros),
          })}
        </>
      )}
      {unknown > 0 && (
        <span className="text-ink-soft"> {t("answerUnknown", { unknown, shown: count(unknown) })}</span>
      )}
    </p>
  );
}
