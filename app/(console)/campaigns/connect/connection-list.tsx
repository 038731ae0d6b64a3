"use client";

import { RotateCw, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { cn } from "@/components/cn";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FailureState } from "@/components/failure-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ConnectionTroubles } from "../connection-troubles";
import { type ConnectionView, useCampaignActions, useConnections } from "../use-campaigns";
import { ConnectionFacts } from "./connection-facts";

/** The ad accounts that are connected, each with what Meta says of it. */
export function ConnectionList() {
  const connections = useConnections();
  if (connections.isPending) return <Skeleton className="h-40" />;
  if (connections.isError) {
    return <FailureState error={connections.error} onRetry={connections.refetch} />;
  }
  return (
    <>
      {connections.data.map((connection) => (
        <ConnectionCard key={connection.connectionId} connection={connection} />
      ))}
    </>
  );
}

function ConnectionCard({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("campaigns");
  const { checkConnection, disconnect } = useCampaignActions();
  const [isLeaving, setIsLeaving] = useState(false);
  const { connectionId, name, pageName, adAccountId } = connection;
  return (
    <section aria-labelledby={connectionId} className="grid gap-4 border-b pb-8">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-0.5">
          <h2 id={connectionId} className="font-semibold text-lg">
            {pageName}
          </h2>
          <p className="text-ink-soft tabular-nums">{t("accountOf", { name, id: adAccountId })}</p>
        </div>
        <div className="flex gap-2">
          <Button
            size="sm"
            disabled={checkConnection.isPending}
            onClick={() => checkConnection.mutate({ connectionId })}
          >
            <RotateCw aria-hidden className={cn(checkConnection.isPending && "motion-safe:animate-spin")} />
            {t("checkAgain")}
          </Button>
          <Button size="sm" onClick={() => setIsLeaving(true)}>
            <Unplug aria-hidden />
            {t("disconnect")}
          </Button>
        </div>
      </div>
      <ConnectionTroubles connection={connection} />
      <ConnectionFacts connection={connection} />
      {isLeaving && (
        <ConfirmDialog
          title={t("disconnectTitle", { name })}
          lead={t("disconnectLead")}
          action={t("disconnect")}
          doing={disconnect}
          onConfirm={() =>
            disconnect.mutate(
              { connectionId },
              { onSuccess: () => toast.success(t("disconnected", { name })) },
            )
          }
          onClose={() => setIsLeaving(false)}
        />
      )}
    </section>
  );
}
