"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import { useMoney } from "@/components/use-money";
import type { Reconciliation } from "./use-reconciliation";

/** Estimated, reported and invoiced: three figures that never overwrite each other. */
export function Columns({ data }: { data: Reconciliation }) {
  const t = useTranslations("reconciliation");
  const money = useMoney();
  const { totals, account, pulledAt, invoices } = data;
  const sum = (micros: bigint | null) =>
    micros === null ? t("unknown") : money({ micros, currency: account.currency });
  const columns = [
    {
      name: t("estimated"),
      amount: sum(totals.estimatedMicros),
      about: t("delivered", { volume: totals.volume }),
    },
    {
      name: t("reported"),
      amount: pulledAt ? sum(totals.reportedMicros) : t("notAsked"),
      about: pulledAt ? (
        <>
          {t("delivered", { volume: totals.reportedVolume })} · {t("askedAt")}{" "}
          <RelativeTime at={pulledAt} timeZone={account.timeZone} />
        </>
      ) : (
        t("notAskedLead")
      ),
    },
    {
      name: t("invoiced"),
      amount: totals.invoicedMicros === null ? t("noInvoice") : sum(totals.invoicedMicros),
      about: t("invoiceCount", { count: invoices.length }),
    },
  ];
  return (
    <dl className="grid gap-6 sm:grid-cols-3">
      {columns.map(({ name, amount, about }) => (
        <div key={name} className="grid content-start gap-1 border-l-2 pl-4">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="font-semibold text-2xl tabular-nums tracking-tight">{amount}</dd>
          <dd className="text-ink-soft">{about}</dd>
        </div>
      ))}
    </dl>
  );
}
