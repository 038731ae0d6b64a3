"use client";

import { Megaphone, RotateCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { CampaignTable } from "./campaign-table";
import { DraftList } from "./draft-list";
import { FailureHelp } from "./failure-help";
import { TemplateList } from "./templates/template-list";
import { useCampaignActions, useCampaigns, type CampaignsView as View } from "./use-campaigns";
import { useFailureText } from "./use-failure-text";

/** The campaigns of every connected ad account, and the drafts on their way there. */
export function CampaignsView() {
  const t = useTranslations("campaigns");
  const view = useCampaigns();
  if (view.isPending) {
    return (
      <div className="grid gap-2 p-4 md:p-6">
        <Skeleton className="h-9" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (view.isError) {
    return <FailureState error={view.error} onRetry={view.refetch} isRetrying={view.isFetching} />;
  }
  const { connections, campaigns, drafts } = view.data;
  if (connections.length === 0) {
    return (
      <EmptyState
        as="h2"
        icon={<Megaphone />}
        title={t("emptyTitle")}
        action={
          <Button asChild variant="main">
            <Link href="/campaigns/connect">{t("connectFirst")}</Link>
          </Button>
        }
      >
        {t("emptyLead")}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-8 p-4 md:p-6">
      <Connections connections={connections} />
      <DraftList drafts={drafts} />
      <TemplateList connections={connections} />
      {campaigns.length > 0 ? (
        <CampaignTable campaigns={campaigns} connections={connections} />
      ) : (
        <EmptyState as="h2" icon={<Megaphone />} title={t("noCampaigns")}>
          {t("noCampaignsLead")}
        </EmptyState>
      )}
    </div>
  );
}

/** When each ad account was last read, and what stopped that. */
function Connections({ connections }: Pick<View, "connections">) {
  const t = useTranslations("campaigns");
  const failureText = useFailureText();
  const { refresh } = useCampaignActions();
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <ul className="grid gap-1">
        {connections.map(({ connectionId, pageName, name, listedAt, failure, troubles }) => (
          <li key={connectionId} className="text-ink-soft text-sm">
            <span className="text-ink">{pageName}</span> · {name}
            {listedAt && <> · {t.rich("readAt", { when: () => <RelativeTime at={listedAt} /> })}</>}
            {failure && (
              <>
                <span className="block text-vermilion-ink">{failureText(failure)}</span>
                <FailureHelp failure={failure} />
              </>
            )}
            {!failure && troubles.length > 0 && (
              <Link href="/campaigns/connect" className="block text-amber-ink underline">
                {t("lacking", { count: troubles.length })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <Button size="sm" disabled={refresh.isPending} onClick={() => refresh.mutate()}>
        <RotateCw aria-hidden className={cn(refresh.isPending && "motion-safe:animate-spin")} />
        {t("readAgain")}
      </Button>
    </div>
  );
}
