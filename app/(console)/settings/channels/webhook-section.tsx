"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { CopyField } from "@/components/copy-field";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorMessage } from "@/components/use-error-message";
import { useChannelActions } from "./use-channels";

/** What is pasted into the app's settings at Meta, so that what customers write comes here. */
export function WebhookSection() {
  const t = useTranslations("channels");
  const errorMessage = useErrorMessage();
  const trpc = useTRPC();
  const webhook = useQuery(trpc.channels.webhook.queryOptions());
  const { verifyToken } = useChannelActions();
  return (
    <section aria-labelledby="webhook" className="border-t px-4 py-6 md:px-6">
      <div className="grid max-w-3xl gap-4">
        <div className="grid gap-1">
          <h2 id="webhook" className="font-semibold text-lg">
            {t("webhook")}
          </h2>
          <p className="text-pretty text-ink-soft">{t("webhookLead")}</p>
        </div>
        {webhook.isPending && <Skeleton className="h-10" />}
        {webhook.isError && (
          <p role="alert" className="text-vermilion-ink">
            {errorMessage(webhook.error)}
          </p>
        )}
        {webhook.data && (
          <CopyField className="font-mono" label={t("webhookAddress")} value={webhook.data.address} />
        )}
        {verifyToken.data ? (
          <CopyField className="font-mono" label={t("verifyToken")} value={verifyToken.data.verifyToken} />
        ) : (
          <div className="grid justify-items-start gap-1.5">
            <p className="font-medium">{t("verifyToken")}</p>
            <Button onClick={() => verifyToken.mutate()} disabled={verifyToken.isPending}>
              <Eye aria-hidden />
              {t("show")}
            </Button>
            {verifyToken.isError && (
              <p role="alert" className="text-vermilion-ink">
                {errorMessage(verifyToken.error)}
              </p>
            )}
          </div>
        )}
        <p className="text-pretty text-ink-soft">{t("history")}</p>
      </div>
    </section>
  );
}
