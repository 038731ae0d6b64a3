"use client";

import { Gauge, Megaphone, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useBecauseText } from "../use-because-text";
import { useFailureText } from "../use-failure-text";
import { LimitDialog } from "./limit-dialog";
import { LimitList } from "./limit-list";
import { RuleDialog } from "./rule-dialog";
import { RuleList } from "./rule-list";
import { type RulesView, useRules } from "./use-rules";

/** What may pause campaigns when nobody looks: rules, limits of spending, and what they did. */
export function RulesScreen() {
  const t = useTranslations("campaignRules");
  const view = useRules();
  const [adding, setAdding] = useState<"rule" | "limit">();
  const hasAccount = (view.data?.connections.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          hasAccount && (
            <>
              <Button onClick={() => setAdding("limit")}>
                <Gauge aria-hidden />
                {t("setLimit")}
              </Button>
              <Button variant="main" onClick={() => setAdding("rule")}>
                <Plus aria-hidden />
                {t("addRule")}
              </Button>
            </>
          )
        }
      />
      {view.isPending && (
        <div className="grid gap-2 p-4 md:p-6">
          <Skeleton className="h-24" />
          <Skeleton className="h-24" />
        </div>
      )}
      {view.isError && (
        <FailureState error={view.error} onRetry={view.refetch} isRetrying={view.isFetching} />
      )}
      {view.data && !hasAccount && (
        <EmptyState
          as="h2"
          icon={<Megaphone />}
          title={t("noAccount")}
          action={
            <Button asChild variant="main">
              <Link href="/campaigns/connect">{t("connect")}</Link>
            </Button>
          }
        >
          {t("noAccountLead")}
        </EmptyState>
      )}
      {view.data && hasAccount && (
        <div className="grid gap-10 p-4 md:p-6">
          <RuleList view={view.data} />
          <LimitList view={view.data} />
          <Done view={view.data} />
        </div>
      )}
      {view.data && adding === "rule" && (
        <RuleDialog view={view.data} rule={undefined} onClose={() => setAdding(undefined)} />
      )}
      {view.data && adding === "limit" && (
        <LimitDialog view={view.data} limit={undefined} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}

function Done({ view: { done } }: { view: RulesView }) {
  const t = useTranslations("campaignRules");
  const becauseText = useBecauseText();
  const failureText = useFailureText();
  return (
    <section aria-labelledby="done" className="grid gap-2">
      <h2 id="done" className="font-semibold text-lg">
        {t("done")}
      </h2>
      {done.length === 0 && <p className="text-ink-soft">{t("nothingDone")}</p>}
      <ol className="grid border-t empty:hidden">
        {done.map(({ changeId, campaignName, to, because, at, outcome, failure }) => (
          <li key={changeId} className="grid gap-0.5 border-b py-2">
            <p>
              {t(to === "PAUSED" ? "pausedOne" : "resumedOne", { name: campaignName })}{" "}
              <span className="text-ink-soft text-sm">
                <RelativeTime at={at} />
              </span>
            </p>
            <p className="max-w-prose text-pretty text-ink-soft text-sm">{becauseText(because)}</p>
            {outcome !== "done" && (
              <p className="max-w-prose text-pretty text-sm">
                {failure ? failureText(failure) : t(outcome === "dropped" ? "dropped" : "notYet")}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
