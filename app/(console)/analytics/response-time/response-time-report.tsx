"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { waitsBehind } from "../drill-of";
import { ExportMenu } from "../export-menu";
import { MessagesSheet } from "../messages-sheet";
import { ReportFrame, ReportSkeleton } from "../report-frame";
import { drillOf, latencyInputOf, responseTimeParams } from "../report-params";
import { ReportState } from "../report-state";
import { SaveReport } from "../saved/save-report";
import { useReport, useToday } from "../use-report";
import { useReportCommands } from "../use-report-commands";
import { Answer } from "./answer";
import { Distribution } from "./distribution";
import { Groups } from "./groups";
import { HeatMap } from "./heat-map";
import { KeyFigures } from "./key-figures";
import { LateAnswers } from "./late-answers";
import { Question } from "./question";
import { WaitingChoice } from "./waiting-choice";
import { WaitingNow } from "./waiting-now";

/** How long customers waited, from the sentence down to their messages. */
export function ResponseTimeReport({ mayOpenInbox }: { mayOpenInbox: boolean }) {
  const t = useTranslations("reports");
  const trpc = useTRPC();
  const today = useToday();
  const table = useRef<HTMLTableElement>(null);
  const { params, isUsual, change, reset, showBehind, closeBehind } = useReport(responseTimeParams);
  const input = useMemo(() => latencyInputOf(params, today), [params, today]);
  const { comparison: _comparison, groupBy, ...question } = input;
  const report = useQuery(trpc.analytics.latency.queryOptions(input, { placeholderData: keepPreviousData }));
  const choices = useQuery(trpc.analytics.choices.queryOptions());
  const drill = params.behind ? drillOf(params.behind) : undefined;

  useReportCommands(t("latency.title"), table, reset);

  const waitingNow = <WaitingNow filters={input.filters} mayOpenInbox={mayOpenInbox} onDrill={showBehind} />;

  return (
    <ReportFrame
      title={t("latency.title")}
      actions={
        <>
          <SaveReport
            params={params}
            schema={responseTimeParams}
            asked={{ report: "response-time", question: input }}
          />
          <ExportMenu report="response-time" input={input} />
        </>
      }
      question={<Question params={params} choices={choices.data} today={today} onChange={change} />}
      onReset={isUsual ? undefined : reset}
    >
      {report.isPending ? (
        <ReportSkeleton />
      ) : report.isError ? (
        <FailureState error={report.error} onRetry={report.refetch} isRetrying={report.isFetching} />
      ) : report.data.total.answered + report.data.total.waiting === 0 ? (
        <>
          <EmptyState icon={<Timer />} title={t("latency.emptyTitle")} as="h2" className="border-t py-16">
            {t("latency.emptyLead")}
          </EmptyState>
          {waitingNow}
        </>
      ) : (
        <div aria-busy={report.isFetching} className={report.isPlaceholderData ? "opacity-60" : undefined}>
          <div className="grid gap-8 border-t px-4 py-8 md:px-6">
            <div className="grid gap-3">
              <Answer report={report.data} />
              <ReportState about={report.data} />
            </div>
            <KeyFigures report={report.data} onDrill={showBehind} />
            <WaitingChoice value={params.waiting} onChange={(waiting) => change({ waiting })} />
          </div>
          {waitingNow}
          <Groups report={report.data} groupBy={groupBy} table={table} onDrill={showBehind} />
          <Distribution question={question} onDrill={showBehind} />
          <HeatMap question={question} onDrill={showBehind} />
          <LateAnswers input={input} onDrill={showBehind} />
        </div>
      )}
      <MessagesSheet
        of={drill && waitsBehind(input, drill)}
        mayOpenInbox={mayOpenInbox}
        onClose={closeBehind}
      />
    </ReportFrame>
  );
}
