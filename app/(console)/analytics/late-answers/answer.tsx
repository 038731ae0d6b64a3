"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { LateMoney } from "@/server/billing/launch/late-sums";
import type { ComparedLateReport } from "@/server/trpc/compared-late-report";
import { useFigures } from "../use-figures";
import { usePeriodText } from "../use-period-text";

const b = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** The price of being late in one breath, each currency by itself. */
export function Answer({ report }: { report: ComparedLateReport }) {
  const t = useTranslations("reports.late");
  const money = useMoney();
  const { count, list } = useFigures();
  const { late, money: sums, unknown } = report.total;
  const all = (of: (sum: LateMoney) => bigint) =>
    list(sums.map((sum) => money({ currency: sum.currency, micros: of(sum) })));
  return (
    <p className="max-w-4xl text-pretty text-2xl leading-9 tracking-tight">
      {late === 0 ? t("answerNone") : t.rich("answer", { b, late, shown: count(late) })}
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
      <Before report={report} />
    </p>
  );
}

function Before({ report: { compared } }: { report: ComparedLateReport }) {
  const t = useTranslations("reports.late");
  const money = useMoney();
  const { count, list } = useFigures();
  const { dates } = usePeriodText();
  if (!compared) return null;
  const { late, money: sums } = compared.total;
  const extra = sums.map(({ currency, extraMicros }) => money({ currency, micros: extraMicros }));
  return (
    <span className="text-ink-soft">
      {" "}
      {t("before", { late, shown: count(late), dates: dates(compared.period) })}
      {extra.length > 0 && ` ${t("beforeExtra", { extra: list(extra) })}`}
    </span>
  );
}
