"use client";

import { Plus, Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "@/components/commands";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { ReportFrame, ReportSkeleton } from "../report-frame";
import { BudgetDialog } from "./budget-dialog";
import { BudgetSection } from "./budget-section";
import { type Budget, useBudgets } from "./use-budgets";

/** What each month may cost, what it has cost, and what it may come to. */
export function BudgetsScreen({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("budgets");
  const { list } = useBudgets();
  const [edited, setEdited] = useState<Budget | "new">();
  const { data } = list;
  const canAdd = mayEdit && data !== undefined && data.open.length > 0;
  useCommands({
    title: t("title"),
    entries: canAdd ? [{ id: "budget-new", label: t("set"), keys: "n", run: () => setEdited("new") }] : [],
  });
  return (
    <ReportFrame
      title={t("title")}
      question={<p className="max-w-prose text-pretty text-ink-soft">{t("lead")}</p>}
      onReset={undefined}
      actions={
        canAdd && (
          <Button variant="main" onClick={() => setEdited("new")}>
            <Plus aria-hidden />
            {t("set")}
          </Button>
        )
      }
    >
      {list.isPending && <ReportSkeleton />}
      {list.isError && (
        <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />
      )}
      {data?.budgets.length === 0 && (
        <EmptyState icon={<Wallet />} title={t("empty")} className="border-t py-16">
          {t(data.open.length > 0 ? (mayEdit ? "emptyLead" : "emptyReader") : "noNumber")}
        </EmptyState>
      )}
      {data?.budgets.map((budget) => (
        <BudgetSection
          key={budget.id}
          budget={budget}
          onEdit={mayEdit ? () => setEdited(budget) : undefined}
        />
      ))}
      {edited && (
        <BudgetDialog
          budget={edited === "new" ? undefined : edited}
          open={data?.open ?? []}
          onClose={() => setEdited(undefined)}
        />
      )}
    </ReportFrame>
  );
}
