"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { ExportMenu } from "../../analytics/export-menu";
import { ReportFrame, ReportSkeleton } from "../../analytics/report-frame";
import { SaveReport } from "../../analytics/saved/save-report";
import { useReport, useToday } from "../../analytics/use-report";
import { useReportCommands } from "../../analytics/use-report-commands";
import { Answer } from "./answer";
import { ChatsSheet } from "./chats-sheet";
import { Groups } from "./groups";
import { KeyFigures } from "./key-figures";
import { OverTime } from "./over-time";
import { Question } from "./question";
import { Readings } from "./readings";
import { RefreshButton } from "./refresh-button";
import {
  behindOf,
  behindText,
  chatsInputOf,
  funnelInputOf,
  listedInputOf,
  resultsParams,
} from "./results-params";
import { useResultsNews } from "./use-results-news";

type ResultsReportProps = { mayOpenInbox: boolean; mayManage: boolean };

/** What came of the money that was spent on ads, from the sentence down to each conversation. */
export function ResultsReport({ mayOpenInbox, mayManage }: ResultsReportProps) {
  const t = useTranslations("reports.results");
  const trpc = useTRPC();
  const today = useToday();
  const table = useRef<HTMLTableElement>(null);
  const { params, isUsual, change, reset, closeBehind } = useReport(resultsParams);
  const input = useMemo(() => funnelInputOf(params, today), [params, today]);
  const listed = useMemo(() => listedInputOf(params, today), [params, today]);
  const report = useQuery(trpc.funnel.report.queryOptions(listed, { placeholderData: keepPreviousData }));
  const choices = useQuery(trpc.analytics.choices.queryOptions());
  const behind = behindOf(params.behind);
  useResultsNews();
  useReportCommands(t("title"), table, reset);

  return (
    <ReportFrame
      title={t("title")}
      back={mayManage ? { href: "/campaigns", label: t("allCampaigns") } : undefined}
      actions={
        <>
          <RefreshButton />
          <SaveReport
            params={params}
            schema={resultsParams}
            asked={{ report: "ad-results", question: input }}
          />
          <ExportMenu report="ad-results" input={input} />
        </>
      }
      question={<Question params={params} choices={choices.data} today={today} onChange={change} />}
      onReset={isUsual ? undefined : reset}
    >
      {report.isPending ? (
        <ReportSkeleton />
      ) : report.isError ? (
        <FailureState error={report.error} onRetry={report.refetch} isRetrying={report.isFetching} />
      ) : report.data.accounts.length === 0 ? (
        <EmptyState
          icon={<Megaphone />}
          title={t("emptyTitle")}
          as="h2"
          className="border-t py-16"
          action={
            mayManage && (
              <Button asChild variant="main">
                <Link href="/campaigns/connect">{t("connect")}</Link>
              </Button>
            )
          }
        >
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <div aria-busy={report.isFetching} className={report.isPlaceholderData ? "opacity-60" : undefined}>
          <div className="grid gap-8 border-t px-4 py-8 md:px-6">
            <div className="grid gap-3">
              <Answer report={report.data} />
              <Readings report={report.data} />
            </div>
            <KeyFigures
              report={report.data}
              choices={choices.data}
              convertTo={params.in}
              onConvert={(currency) => change({ in: currency })}
              onShow={(step) => change({ behind: behindText({ step }) })}
            />
          </div>
          <OverTime
            input={input}
            show={params.show}
            onChange={change}
            onShow={(of) => change({ behind: behindText(of) })}
          />
          {report.data.groupCount > 0 && (
            <Groups
              report={report.data}
              groupBy={params.group}
              table={table}
              rows={params.rows}
              onMore={(rows) => change({ rows })}
              onShow={(of) => change({ behind: behindText(of) })}
            />
          )}
        </div>
      )}
      <ChatsSheet
        input={behind && chatsInputOf(input, behind)}
        mayOpenInbox={mayOpenInbox}
        onClose={closeBehind}
      />
    </ReportFrame>
  );
}
