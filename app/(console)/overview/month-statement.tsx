"use client";

import { useQuery } from "@tanstack/react-query";
import { Receipt } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useMoney } from "@/components/use-money";
import type { MonthSoFar } from "@/server/analytics/overview/month-so-far";
import { useCosts } from "../analytics/billed-messages/answer";
import { useFigures } from "../analytics/use-figures";
import { usePeriodText } from "../analytics/use-period-text";
import { Aside, Said, Statement, strong } from "./statement";

/** What this month has cost so far, beside as many days of the month before. */
export function MonthStatement() {
  const t = useTranslations("overview");
  const reports = useTranslations("reports");
  const asked = useQuery(useTRPC().overview.monthSoFar.queryOptions());
  const { count } = useFigures();
  const costs = useCosts();
  return (
    <Statement
      title={t("month")}
      Icon={Receipt}
      href="/analytics/billed-messages?period=thisMonth&show=cost"
      asked={asked}
    >
      {({ state, total, compared }) =>
        state === "preparing" ? (
          <Aside>{reports("preparing")}</Aside>
        ) : (
          <>
            <Said>
              {total.messages === 0
                ? t("monthNothing")
                : t.rich(total.money.length > 0 ? "monthCost" : "monthFree", {
                    b: strong,
                    amount: costs(total),
                    messages: total.messages,
                    free: count(total.free),
                  })}
            </Said>
            {total.byBasis.noRate > 0 && (
              <Aside>
                {reports("billed.answerUnknown", {
                  unknown: total.byBasis.noRate,
                  shown: count(total.byBasis.noRate),
                })}
              </Aside>
            )}
            {compared && <Trend compared={compared} />}
          </>
        )
      }
    </Statement>
  );
}

function Trend({ compared: { now, before } }: { compared: NonNullable<MonthSoFar["compared"]> }) {
  const t = useTranslations("overview");
  const money = useMoney();
  const { percent } = useFigures();
  const { dates } = usePeriodText();
  const [spent, others] = [now.total.money[0], now.total.money.length + before.total.money.length];
  const then = before.total.money[0];
  // Sums in several currencies are not compared: that would need a rate nobody asked for.
  if (others > 2 || (spent && then && spent.currency !== then.currency)) return null;
  const currency = spent?.currency ?? then?.currency;
  if (currency === undefined) return null;
  const [micros, earlier] = [spent?.estimatedMicros ?? 0n, then?.estimatedMicros ?? 0n];
  const change = micros - earlier;
  const trend = earlier === 0n ? "new" : change === 0n ? "same" : change > 0n ? "more" : "less";
  return (
    <Aside>
      {t(`monthTrend.${trend}`, {
        now: money({ micros, currency }),
        before: money({ micros: earlier, currency }),
        share: earlier === 0n ? "" : percent(Math.abs(Number(change)) / Number(earlier)),
        dates: dates(now.period),
        datesBefore: dates(before.period),
      })}
    </Aside>
  );
}
