"use client";

import type { inferRouterInputs } from "@trpc/server";
import { Archive, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import type { AppRouter } from "@/server/trpc/router";
import { useCampaignActions } from "./use-campaigns";

type Subject = inferRouterInputs<AppRouter>["campaigns"]["changeStatus"]["subject"];
type StatusButtonsProps = { subject: Subject; name: string; status: string; canArchive?: boolean };

/** Pauses and resumes on each level; a campaign can be put away for good. */
export function StatusButtons({ subject, name, status, canArchive = false }: StatusButtonsProps) {
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const { changeStatus } = useCampaignActions();
  const [isArchiving, setIsArchiving] = useState(false);
  const [mustConfirm, setMustConfirm] = useState(false);
  if (status !== "ACTIVE" && status !== "PAUSED") return null;
  const isActive = status === "ACTIVE";
  const Icon = isActive ? Pause : Play;
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-label={t(isActive ? "pauseNamed" : "resumeNamed", { name })}
        disabled={changeStatus.isPending}
        onClick={() =>
          changeStatus.mutate(
            { subject, from: status, to: isActive ? "PAUSED" : "ACTIVE" },
            {
              onError: (error) => {
                if (error.data?.key === "spendLimitConfirm") setMustConfirm(true);
                else toast.error(errorMessage(error));
              },
            },
          )
        }
      >
        <Icon aria-hidden />
        {t(isActive ? "pause" : "resume")}
      </Button>
      {canArchive && (
        <Button
          size="icon-sm"
          variant="quiet"
          aria-label={t("archiveNamed", { name })}
          onClick={() => setIsArchiving(true)}
        >
          <Archive aria-hidden />
        </Button>
      )}
      {mustConfirm && (
        <ConfirmDialog
          title={t("resumeTitle", { name })}
          lead={t("resumeLead")}
          action={t("resumeAnyway")}
          doing={changeStatus}
          onConfirm={() =>
            changeStatus.mutate(
              { subject, from: "PAUSED", to: "ACTIVE", isConfirmed: true },
              { onSuccess: () => setMustConfirm(false) },
            )
          }
          onClose={() => setMustConfirm(false)}
        />
      )}
      {isArchiving && (
        <ConfirmDialog
          title={t("archiveTitle", { name })}
          lead={t("archiveLead")}
          action={t("archive")}
          doing={changeStatus}
          onConfirm={() =>
            changeStatus.mutate(
              { subject, from: status, to: "ARCHIVED" },
              { onSuccess: () => setIsArchiving(false) },
            )
          }
          onClose={() => setIsArchiving(false)}
        />
      )}
    </>
  );
}
