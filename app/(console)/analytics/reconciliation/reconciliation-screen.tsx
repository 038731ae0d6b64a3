"use client";

import { Lock, RefreshCw, Scale } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { ExportMenu } from "../export-menu";
import { ReportFrame, ReportSkeleton } from "../report-frame";
import { SaveQuestion } from "../saved/save-report";
import { Section } from "../section";
import { Adjustments } from "./adjustments";
import { Answer } from "./answer";
import { Columns } from "./columns";
import { Differences } from "./differences";
import { InvoiceSection } from "./invoice-section";
import { periodOfMonth } from "./months";
import { Question } from "./question";
import { type Choice, useChoice, useReconciliation } from "./use-reconciliation";

/** Our figures beside Meta's and the invoice's, month by month, until they agree or the reason is known. */
export function ReconciliationScreen({ mayOpenInbox }: { mayOpenInbox: boolean }) {
  const t = useTranslations("reconciliation");
  const choice = useChoice();
  const { account, month, chosen, query } = choice;
  if (!account) {
    return (
      <EmptyState icon={<Scale />} title={t("noAccount")} as="h1" className="flex-1">
        {t("noAccountLead")}
      </EmptyState>
    );
  }
  return (
    <Month
      key={`${account.id} ${month}`}
      question={<Question {...choice} />}
      choice={{ accountId: account.id, month }}
      keep={
        <SaveQuestion
          query={query}
          period={periodOfMonth(chosen)}
          asked={{ report: "reconciliation", question: { accountId: account.id } }}
        />
      }
      mayOpenInbox={mayOpenInbox}
    />
  );
}

type MonthProps = { question: ReactNode; choice: Choice; keep: ReactNode; mayOpenInbox: boolean };

function Month({ question, choice, keep, mayOpenInbox }: MonthProps) {
  const t = useTranslations("reconciliation");
  const format = useFormatter();
  const errorMessage = useErrorMessage();
  const { figures, pull, close, enterInvoice, withdrawInvoice } = useReconciliation(choice);
  const [isClosing, setIsClosing] = useState(false);
  const { data } = figures;
  const month = format.dateTime(new Date(`${choice.month}-15T12:00:00Z`), { month: "long", year: "numeric" });
  const canClose = data?.isOver && !data.closing;
  return (
    <ReportFrame
      title={t("title")}
      question={question}
      onReset={undefined}
      actions={
        <>
          {keep}
          <ExportMenu report="reconciliation" input={choice} />
          <Button
            disabled={pull.isPending}
            onClick={() => pull.mutate(choice, { onError: (error) => toast.error(errorMessage(error)) })}
          >
            <RefreshCw aria-hidden className={pull.isPending ? "animate-spin" : undefined} />
            {t(pull.isPending ? "asking" : "ask")}
          </Button>
          {canClose && (
            <Button variant="main" onClick={() => setIsClosing(true)}>
              <Lock aria-hidden />
              {t("close")}
            </Button>
          )}
        </>
      }
    >
      {figures.isPending && <ReportSkeleton />}
      {figures.isError && (
        <FailureState error={figures.error} onRetry={figures.refetch} isRetrying={figures.isFetching} />
      )}
      {data && (
        <>
          <section className="grid gap-8 border-t px-4 py-8 md:px-6">
            <Answer data={data} />
            <Columns data={data} />
          </section>
          {data.lines.length > 0 && (
            <Section title={t("differences")} note={t("differencesNote", { agreed: data.agreed })}>
              <Differences data={data} mayOpenInbox={mayOpenInbox} />
            </Section>
          )}
          <Adjustments data={data} />
          <Section title={t("invoices")} note={t("invoicesNote")}>
            <InvoiceSection data={data} choice={choice} enter={enterInvoice} withdraw={withdrawInvoice} />
          </Section>
        </>
      )}
      {isClosing && (
        <ConfirmDialog
          title={t("closeTitle", { month })}
          lead={t("closeLead")}
          action={t("close")}
          doing={close}
          onClose={() => setIsClosing(false)}
          onConfirm={() =>
            close.mutate(choice, {
              onSuccess: () => {
                toast.success(t("closedToast", { month }));
                setIsClosing(false);
              },
            })
          }
        />
      )}
    </ReportFrame>
  );
}
