"use client";

import { useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { RecentWaits } from "@/server/analytics/overview/recent-waits";
import { useFigures } from "../analytics/use-figures";
import { usePeriodText } from "../analytics/use-period-text";
import { Aside, Said, Statement, strong } from "./statement";

type ResponseStatementProps = {
  /** Only what this member answered herself; there is no report of that yet for her to open. */
  isOwn: boolean;
  maySetGoals: boolean;
};

/** How fast answers were in the last seven days, against the goal. */
export function ResponseStatement({ isOwn, maySetGoals }: ResponseStatementProps) {
  const t = useTranslations("overview");
  const { overview } = useTRPC();
  const all = useQuery(overview.recentWaits.queryOptions(undefined, { enabled: !isOwn }));
  const own = useQuery(overview.ownRecentWaits.queryOptions(undefined, { enabled: isOwn }));
  const asked = isOwn ? own : all;
  const clock = asked.data?.clock === "working" ? ("&clock=working" as const) : "";
  return (
    <Statement
      title={t(isOwn ? "yourAnswers" : "answers")}
      Icon={Timer}
      href={isOwn ? undefined : `/analytics/response-time?period=last7${clock}`}
      asked={asked}
    >
      {(report) => <Answers report={report} isOwn={isOwn} maySetGoals={maySetGoals} />}
    </Statement>
  );
}

type AnswersProps = ResponseStatementProps & { report: RecentWaits };

function Answers({ report, isOwn, maySetGoals }: AnswersProps) {
  const t = useTranslations("overview");
  const reports = useTranslations("reports");
  const { wait, share } = useFigures();
  const { dates } = usePeriodText();
  const { total, goalSeconds, compared, clock, state } = report;
  const { medianSeconds, within } = total;
  if (state === "preparing") return <Aside>{reports("preparing")}</Aside>;
  if (medianSeconds === null) return <Said>{t(isOwn ? "noAnswersOfYours" : "noAnswers")}</Said>;
  const before = compared?.total.medianSeconds ?? null;
  return (
    <>
      <Said>
        {t.rich(isOwn ? "yourMedian" : "median", { b: strong, median: wait(medianSeconds) })}{" "}
        {within.goal &&
          goalSeconds !== null &&
          t.rich("kept", { b: strong, share: share(within.goal), goal: wait(goalSeconds) })}
      </Said>
      <Aside>
        {t(`clocks.${clock}`)}{" "}
        {before !== null &&
          compared &&
          t("medianBefore", { before: wait(before), dates: dates(compared.period) })}
      </Aside>
      {!within.goal && maySetGoals && (
        <Aside>
          {t.rich("noGoal", {
            link: (words) => (
              <Link href="/settings/goals" className="text-brand-ink underline underline-offset-4">
                {words}
              </Link>
            ),
          })}
        </Aside>
      )}
    </>
  );
}
