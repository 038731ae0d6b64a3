"use client";

import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/relative-time";
import type { AccountReading, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";
import { usePeriodText } from "../../analytics/use-period-text";
import { useFailureText } from "../use-failure-text";

/** Up to when Meta's figures are known, which of them may still change, and what could not be read. */
export function Readings({ report }: { report: FunnelReport }) {
  const t = useTranslations("reports.results");
  const text = usePeriodText();
  const { period, isPartial, changesFrom, accounts } = report;
  return (
    <div className="grid gap-1 text-ink-soft text-xs">
      <p className="max-w-prose text-pretty">
        {text.dates(period)}.{" "}
        {isPartial && <strong className="font-medium text-ink">{t("todaySoFar")} </strong>}
        {period.to >= changesFrom && t("changes", { day: text.grain("day", changesFrom) })}
      </p>
      <ul aria-label={t("readingsOf")} className="grid gap-1">
        {accounts.map((account) => (
          <Reading key={account.adAccountId} account={account} from={period.from} />
        ))}
      </ul>
    </div>
  );
}

function Reading({ account, from }: { account: AccountReading; from: string }) {
  const t = useTranslations("reports.results");
  const format = useFormatter();
  const failureText = useFailureText();
  const { name, timeZone, readAt, sinceDay, isPreparing, failure } = account;
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <li>
      <span className="text-ink">{name}</span> · {t("daysOf", { zone: timeZone.replaceAll("_", " ") })} ·{" "}
      {readAt ? t.rich("readAt", { when: () => <RelativeTime at={readAt} /> }) : t("neverRead")}
      {isPreparing && <> · {t("isPreparing")}</>}
      {readAt && sinceDay && sinceDay > from && <> · {t("unknownBefore", { day: day(sinceDay) })}</>}
      {failure && <span className="block text-vermilion-ink">{failureText(failure)}</span>}
    </li>
  );
}
