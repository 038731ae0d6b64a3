"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Receipt } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { isWholeMonth } from "@/server/analytics/periods/schemas";
import { chargesBehind } from "../drill-of";
import { ExportMenu } from "../export-menu";
import { MessagesSheet } from "../messages-sheet";
import { ReportFrame, ReportSkeleton } from "../report-frame";
import { billedInputOf, billedParams, drillOf } from "../report-params";
import { ReportState } from "../report-state";
import { SaveReport } from "../saved/save-report";
import { useReport, useToday } from "../use-report";
import { useReportCommands } from "../use-report-commands";
import { Answer } from "./answer";
import { Conversion } from "./conversion";
import { Groups } from "./groups";
import { KeyFigures } from "./key-figures";
import { Question } from "./question";
import { WhereAndWhat } from "./where-and-what";

type BilledReportProps = { mayOpenInbox: boolean; mayDrill: boolean };

/** What was billed, from the sentence down to the messages. */
export function BilledReport({ mayOpenInbox, mayDrill }: BilledReportProps) {
  const t = useTranslations("reports.billed");
  const trpc = useTRPC();
  const today = useToday();
  const table = useRef<HTMLTableElement>(null);
  const { params, isUsual, change, reset, showBehind, closeBehind } = useReport(billedParams);
  const input = useMemo(() => billedInputOf(params, today), [params, today]);
  const report = useQuery(trpc.analytics.billed.queryOptions(input, { placeholderData: keepPreviousData }));
  const choices = useQuery(trpc.analytics.choices.queryOptions());
  const drill = mayDrill && params.behind ? drillOf(params.behind) : undefined;
  const onDrill = mayDrill ? showBehind : undefined;
  useReportCommands(t("title"), table, reset);

  return (
    <ReportFrame
      title={t("title")}
      actions={
        <>
          <SaveReport
            params={params}
            schema={billedParams}
            asked={{ report: "billed-messages", question: input }}
          />
          <ExportMenu report="billed-messages" input={input} hasPdf={isWholeMonth(input.period)} />
        </>
      }
      question={<Question params={params} choices={choices.data} today={today} onChange={change} />}
      onReset={isUsual ? undefined : reset}
    >
      {report.isPending ? (
        <ReportSkeleton />
      ) : report.isError ? (
        <FailureState error={report.error} onRetry={report.refetch} isRetrying={report.isFetching} />
      ) : report.data.total.messages === 0 ? (
        <EmptyState icon={<Receipt />} title={t("emptyTitle")} as="h2" className="border-t py-16">
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <div aria-busy={report.isFetching} className={report.isPlaceholderData ? "opacity-60" : undefined}>
          <div className="grid gap-8 border-t px-4 py-8 md:px-6">
            <div className="grid gap-3">
              <Answer report={report.data} />
              <ReportState about={report.data} />
            </div>
            <KeyFigures report={report.data} onDrill={onDrill} />
            <Conversion
              converted={report.data.converted}
              choices={choices.data}
              value={params.in}
              mayEnter={mayDrill}
              onChange={(currency) => change({ in: currency })}
              onDrill={onDrill}
            />
          </div>
          <Groups
            report={report.data}
            input={input}
            params={params}
            table={table}
            onChange={change}
            onDrill={onDrill}
          />
          <WhereAndWhat input={input} onGroup={(group) => change({ group })} onDrill={onDrill} />
        </div>
      )}
      <MessagesSheet
        of={drill && chargesBehind(input, drill)}
        mayOpenInbox={mayOpenInbox}
        onClose={closeBehind}
      />
    </ReportFrame>
  );
}
