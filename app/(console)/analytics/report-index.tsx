"use client";

import { useQuery } from "@tanstack/react-query";
import {
  ArrowRight,
  Hourglass,
  type LucideIcon,
  Megaphone,
  Receipt,
  Scale,
  Timer,
  Wallet,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { Answer as BilledAnswer } from "./billed-messages/answer";
import { BudgetAnswer } from "./budgets/budget-answer";
import { useBudgetWords } from "./budgets/use-budgets";
import { billedInputOf, billedParams, latencyInputOf, responseTimeParams } from "./report-params";
import { ReportState } from "./report-state";
import { Answer as LatencyAnswer } from "./response-time/answer";
import { SavedReports } from "./saved/saved-reports";
import { useToday } from "./use-report";

type ReportIndexProps = {
  may: {
    latency: boolean;
    billed: boolean;
    late: boolean;
    reconciliation: boolean;
    budgets: boolean;
    results: boolean;
  };
};

/** The reports this reader may open, each with its answer of the last thirty days. */
export function ReportIndex({ may }: ReportIndexProps) {
  const t = useTranslations("reports");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="w-full max-w-7xl divide-y">
        {may.latency && <LatencyEntry />}
        {may.billed && <BilledEntry />}
        {may.late && <LateEntry />}
        {may.budgets && <BudgetsEntry />}
        {may.results && <ResultsEntry />}
        {may.reconciliation && <ReconciliationEntry />}
      </div>
      <div className="w-full max-w-7xl">
        <SavedReports />
      </div>
    </>
  );
}

function LatencyEntry() {
  const t = useTranslations("reports.latency");
  const trpc = useTRPC();
  const input = latencyInputOf(responseTimeParams.parse({}), useToday());
  const query = useQuery(trpc.analytics.latency.queryOptions(input));
  return (
    <Entry href="/analytics/response-time" Icon={Timer} title={t("title")}>
      <Asked query={query}>
        {(report) => (
          <>
            <LatencyAnswer report={report} />
            <ReportState about={report} />
          </>
        )}
      </Asked>
    </Entry>
  );
}

function BilledEntry() {
  const t = useTranslations("reports.billed");
  const trpc = useTRPC();
  const input = billedInputOf(billedParams.parse({}), useToday());
  const query = useQuery(trpc.analytics.billed.queryOptions(input));
  return (
    <Entry href="/analytics/billed-messages" Icon={Receipt} title={t("title")}>
      <Asked query={query}>
        {(report) => (
          <>
            <BilledAnswer report={report} />
            <ReportState about={report} />
          </>
        )}
      </Asked>
    </Entry>
  );
}

function BudgetsEntry() {
  const t = useTranslations("budgets");
  const trpc = useTRPC();
  const words = useBudgetWords();
  const query = useQuery(trpc.budgets.list.queryOptions());
  return (
    <Entry href="/analytics/budgets" Icon={Wallet} title={t("title")}>
      <Asked query={query}>
        {({ budgets }) => (
          <>
            {budgets.map((budget) => (
              <div key={budget.id} className="grid gap-1">
                <p className="text-ink-soft">{words.scope(budget)}</p>
                <BudgetAnswer budget={budget} />
              </div>
            ))}
            {budgets.length === 0 && <p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>}
          </>
        )}
      </Asked>
    </Entry>
  );
}

function LateEntry() {
  const t = useTranslations("reports.late");
  return (
    <Entry href="/analytics/late-answers" Icon={Hourglass} title={t("title")}>
      <p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
    </Entry>
  );
}

function ResultsEntry() {
  const t = useTranslations("reports.results");
  return (
    <Entry href="/campaigns/results" Icon={Megaphone} title={t("title")}>
      <p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
    </Entry>
  );
}

type AskedProps<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown; isFetching: boolean };
  children: (data: Data) => ReactNode;
};

/** The answer of a report, or the shape of it, or why there is none. */
function Asked<Data>({ query, children }: AskedProps<Data>) {
  const { data, error, refetch, isFetching } = query;
  if (data !== undefined) return children(data);
  if (error) return <FailureState error={error} onRetry={() => refetch()} isRetrying={isFetching} />;
  return <Skeleton className="h-16 max-w-3xl" />;
}

function ReconciliationEntry() {
  const t = useTranslations("reconciliation");
  return (
    <Entry href="/analytics/reconciliation" Icon={Scale} title={t("title")}>
      <p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
    </Entry>
  );
}

type EntryProps = {
  href:
    | `/analytics/${"response-time" | "billed-messages" | "late-answers" | "budgets" | "reconciliation"}`
    | "/campaigns/results";
  Icon: LucideIcon;
  title: string;
  children: ReactNode;
};

function Entry({ href, Icon, title, children }: EntryProps) {
  return (
    <section className="relative grid gap-4 px-4 py-8 hover:bg-hover/60 md:px-6">
      <h2 className="font-medium text-lg">
        {/* The whole part is the way in; the name is what is read out. */}
        <Link href={href} className="flex items-center gap-2 text-brand-ink after:absolute after:inset-0">
          <Icon aria-hidden className="size-5" />
          {title}
          <ArrowRight aria-hidden className="size-4" />
        </Link>
      </h2>
      {children}
    </section>
  );
}
