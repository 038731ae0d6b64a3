"use client";

import { Plus, Smartphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ChannelRow } from "./channel-row";
import { useChannels } from "./use-channels";

const steps = ["stepApp", "stepToken", "stepPaste", "stepWebhook"] as const;

/** Every number and how it is; without one, the way to the first. */
export function ChannelList() {
  const t = useTranslations("channels");
  const channels = useChannels();

  if (channels.isPending)
    return (
      <div className="grid gap-4 p-4 md:p-6">
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
      </div>
    );
  if (channels.isError)
    return (
      <FailureState error={channels.error} onRetry={channels.refetch} isRetrying={channels.isFetching} />
    );
  if (channels.data.length === 0)
    return (
      <EmptyState
        icon={<Smartphone />}
        title={t("emptyTitle")}
        as="h2"
        action={
          <Button asChild variant="main">
            <Link href="/settings/channels/connect">
              <Plus aria-hidden />
              {t("connectFirst")}
            </Link>
          </Button>
        }
      >
        <ol className="grid list-decimal gap-2 pl-5 text-left">
          {steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      </EmptyState>
    );
  return (
    <ul aria-label={t("list")} className="divide-y px-4 md:px-6">
      {channels.data.map((channel) => (
        <ChannelRow key={channel.numberId} channel={channel} />
      ))}
    </ul>
  );
}
