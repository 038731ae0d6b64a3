"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import { Section } from "../section";
import type { Reconciliation } from "./use-reconciliation";

type Adjustment = Reconciliation["adjustments"][number];

/** What was corrected of months that are closed: in the month that took it, and in the one it is about. */
export function Adjustments({ data }: { data: Reconciliation }) {
  const t = useTranslations("reconciliation");
  const money = useMoney();
  const { adjustments, closing, account } = data;
  const corrections = closing?.corrections ?? [];
  const total = adjustments.reduce((sum, { differenceMicros }) => sum + differenceMicros, 0n);
  if (adjustments.length + corrections.length === 0) return null;
  return (
    <Section
      title={t("adjustments")}
      note={t(adjustments.length > 0 ? "adjustmentsNote" : "correctionsNote", {
        amount: money({ micros: total, currency: account.currency }),
      })}
    >
      <ul className="max-w-3xl divide-y border-y">
        {adjustments.map((one) => (
          <Row key={`${one.repricingId} ${one.closedMonth}`} data={data} {...one} about={one.closedMonth} />
        ))}
        {corrections.map((one) => (
          <Row
            key={`${one.repricingId} ${one.bookedMonth}`}
            data={data}
            {...one}
            bookedIn={one.bookedMonth}
          />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = Adjustment & { data: Reconciliation; about?: string; bookedIn?: string };

function Row({ data, about, bookedIn, reason, runAt, runBy, messages, differenceMicros }: RowProps) {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const money = useMoney();
  const when = useWhen(data.account.timeZone);
  const named = (month: string) =>
    format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" });
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 py-3">
      <span className="min-w-0 break-words font-medium">{reason}</span>
      <span className="text-right font-medium tabular-nums">
        {money({ micros: differenceMicros, currency: data.account.currency })}
      </span>
      <span className="text-ink-soft text-xs">
        {[
          about && t("adjustmentAbout", { month: named(about) }),
          bookedIn && t("adjustmentBooked", { month: named(bookedIn) }),
          t("delivered", { volume: messages }),
          t("adjustmentBy", { name: runBy ?? t("unknown"), at: when.exact(runAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}
