"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { ExportMenu } from "../export-menu";
import { ReportFrame, ReportSkeleton } from "../report-frame";
import { ReportState } from "../report-state";
import { SaveReport } from "../saved/save-report";
import { useReport, useToday } from "../use-report";
import { useReportCommands } from "../use-report-commands";
import { Answer } from "./answer";
import { Groups } from "./groups";
import { behindOf, behindText, lateInputOf, lateParams, narrowed } from "./late-params";
import { LateSheet } from "./late-sheet";
import { Question } from "./question";
import { RuleOf2018 } from "./rule-of-2018";

/** The price of being late, from the sentence down to each answer, and the period under the rule of 2018. */
export function LateReport({ mayOpenInbox }: { mayOpenInbox: boolean }) {
  const t = useTranslations("reports.late");
  const trpc = useTRPC();
  const today = useToday();
  const table = useRef<HTMLTableElement>(null);
  const { params, isUsual, change, reset, closeBehind } = useReport(lateParams);
  const input = useMemo(() => lateInputOf(params, today), [params, today]);
  const report = useQuery(
    trpc.late.report.queryOptions(
      { ...input, comparison: params.compare },
      { placeholderData: keepPreviousData },
    ),
  );
  const choices = useQuery(trpc.analytics.choices.queryOptions());
  const behind = behindOf(params.behind);
  useReportCommands(t("title"), table, reset);

  return (
    <ReportFrame
      title={t("title")}
      actions={
        <>
          <SaveReport
            params={params}
            schema={lateParams}
            asked={{ report: "late-answers", question: { filters: input.filters, groupBy: input.groupBy } }}
          />
          <ExportMenu report="late-answers" input={input} />
        </>
      }
      question={<Question params={params} choices={choices.data} today={today} onChange={change} />}
      onReset={isUsual ? undefined : reset}
    >
      {report.isPending ? (
        <ReportSkeleton />
      ) : report.isError ? (
        <FailureState error={report.error} onRetry={report.refetch} isRetrying={report.isFetching} />
      ) : (
        <div aria-busy={report.isFetching} className={report.isPlaceholderData ? "opacity-60" : undefined}>
          <div className="grid gap-3 border-t px-4 py-8 md:px-6">
            <Answer report={report.data} />
            <ReportState about={report.data} />
          </div>
          {report.data.total.late > 0 && (
            <Groups
              report={report.data}
              groupBy={input.groupBy}
              table={table}
              onShow={(of) => change({ behind: behindText(of) })}
            />
          )}
          <RuleOf2018
            report={report.data}
            input={input}
            onShow={(of) => change({ behind: behindText(of) })}
          />
        </div>
      )}
      <LateSheet
        shown={behind && narrowed(input, behind)}
        mayOpenInbox={mayOpenInbox}
        onClose={closeBehind}
      />
    </ReportFrame>
  );
}
