"use client";

import { Clock3, Gauge, TriangleAlert, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, ReportTable } from "@/components/report-table";
import { usePriceText } from "@/components/tag";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { BroadcastCheck, MarketCost } from "@/server/notifications/broadcasts/shapes";
import { useFigures } from "../../../analytics/use-figures";

const strong = (chunks: ReactNode) => <strong className="font-semibold tabular-nums">{chunks}</strong>;

/** Who gets it, who does not and why, what it costs and how long it takes: before anything leaves. */
export function CheckFigures({ check }: { check: BroadcastCheck }) {
  const t = useTranslations("broadcasts");
  const errors = useTranslations("errors");
  const money = useMoney();
  const { people, leftOut, cost, budget } = check;
  const amount = money({ micros: cost.micros, currency: cost.currency });
  return (
    <div className="grid gap-5">
      <p className="max-w-prose text-pretty text-lg leading-7" role="status">
        {t.rich("reach", { people, b: strong })}{" "}
        {people > 0 &&
          (cost.micros === 0n
            ? cost.unpriced === 0 && t("costsFree")
            : t.rich(cost.isUpperBound ? "costsUpTo" : "costs", { amount, b: strong }))}
      </p>
      {people > 0 && <Markets check={check} />}
      <ul className="grid max-w-prose gap-3 empty:hidden">
        {cost.unpriced > 0 && (
          <Note Icon={TriangleAlert} isWarning>
            {t("costsUnknown", { count: cost.unpriced })}
          </Note>
        )}
        {leftOut.map((one) => (
          <Note key={one.reason} Icon={UserX}>
            {t("leftOut", { count: one.people })}: {t(`leftOutReasons.${one.reason}`)}.
          </Note>
        ))}
        {budget && (
          <Note Icon={TriangleAlert} isWarning>
            {errors(budget)}
          </Note>
        )}
        {people > 0 && <Pace check={check} />}
      </ul>
    </div>
  );
}

type NoteProps = { Icon: typeof Clock3; isWarning?: boolean; children: ReactNode };

function Note({ Icon, isWarning = false, children }: NoteProps) {
  return (
    <li className="flex gap-2.5">
      <Icon
        aria-hidden
        className={
          isWarning ? "mt-0.5 size-4 shrink-0 text-amber-ink" : "mt-0.5 size-4 shrink-0 text-ink-soft"
        }
      />
      <span className="text-pretty">{children}</span>
    </li>
  );
}

/** How long it takes at the number's pace and within Meta's limit. */
function Pace({ check: { limit, seconds } }: { check: BroadcastCheck }) {
  const t = useTranslations("broadcasts");
  const { length } = useWhen();
  const minutes = Math.ceil(seconds / 60);
  const { perDay, used, counting, days } = limit;
  return (
    <>
      <Note Icon={Clock3}>{seconds < 60 ? t("goesAtOnce") : t("goesFast", { length: length(minutes) })}</Note>
      {perDay !== null && (
        <Note Icon={Gauge} isWarning={days > 1}>
          {t("limitLeft", { left: Math.max(0, perDay - used), limit: perDay, counting })}{" "}
          {days > 1 && t("limitDays", { days })}
        </Note>
      )}
    </>
  );
}

function Markets({ check: { cost } }: { check: BroadcastCheck }) {
  const t = useTranslations("broadcasts");
  const money = useMoney();
  const priceText = usePriceText();
  const { count } = useFigures();
  const { currency, markets } = cost;
  const columns: Column<MarketCost>[] = [
    { key: "market", label: t("market"), isText: true, cell: ({ market }) => market },
    { key: "people", label: t("people"), cell: ({ people }) => count(people) },
    {
      key: "unit",
      label: t("each"),
      cell: ({ unitMicros, isFree }) =>
        priceText(
          isFree
            ? { kind: "free" }
            : unitMicros === null
              ? { kind: "unknown" }
              : { kind: "price", amount: { micros: unitMicros, currency } },
        ),
    },
    {
      key: "sum",
      label: t("columns.cost"),
      cell: ({ unitMicros, isFree, people }) =>
        isFree || unitMicros === null ? "–" : money({ micros: unitMicros * BigInt(people), currency }),
    },
  ];
  return (
    <ReportTable caption={t("markets")} columns={columns} rows={markets} rowKey={({ market }) => market} />
  );
}
