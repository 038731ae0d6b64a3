"use client";

import { Download, Pause, Play, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { DuplicateButton } from "../../duplicate-button";
import { isLeaving, useBroadcastActions } from "../../use-broadcasts";
import type { Rights } from "../broadcast-screen";

type ActionsProps = {
  broadcast: Broadcast;
  /** How many have not got it yet. */
  waiting: number;
} & Pick<Rights, "canWrite" | "mayReadPeople">;

/** What can be done with a broadcast that was sent off. */
export function BroadcastActions({ broadcast, waiting, canWrite, mayReadPeople }: ActionsProps) {
  const t = useTranslations("broadcasts");
  const errorMessage = useErrorMessage();
  const { pause, resume, cancel } = useBroadcastActions();
  const [isCancelling, setIsCancelling] = useState(false);
  const { broadcastId, form, state } = broadcast;
  const subject = { sentBroadcastId: broadcastId };
  const onError = (error: unknown) => toast.error(errorMessage(error));
  const canPause = isLeaving(state);
  return (
    <>
      {canWrite && canPause && (
        <Button
          disabled={pause.isPending}
          onClick={() => pause.mutate(subject, { onSuccess: () => toast.success(t("paused")), onError })}
        >
          <Pause aria-hidden />
          {t("pause")}
        </Button>
      )}
      {canWrite && state === "paused" && (
        <Button
          variant="main"
          disabled={resume.isPending}
          onClick={() => resume.mutate(subject, { onSuccess: () => toast.success(t("resumed")), onError })}
        >
          <Play aria-hidden />
          {t("resume")}
        </Button>
      )}
      {canWrite && (canPause || state === "paused" || state === "scheduled") && (
        <Button variant="danger" onClick={() => setIsCancelling(true)}>
          <X aria-hidden />
          {t("cancel")}
        </Button>
      )}
      {canWrite && <DuplicateButton broadcastId={broadcastId} name={form.name} hasWord />}
      {mayReadPeople && (
        <Button asChild>
          <a href={`/api/broadcasts/${broadcastId}/recipients`} download>
            <Download aria-hidden />
            {t("export")}
          </a>
        </Button>
      )}
      {isCancelling && (
        <ConfirmDialog
          title={t("cancelTitle", { name: form.name })}
          lead={t("cancelLead", { waiting })}
          action={t("cancel")}
          doing={cancel}
          onConfirm={() =>
            cancel.mutate(subject, {
              onSuccess: () => {
                setIsCancelling(false);
                toast.success(t("cancelled"));
              },
            })
          }
          onClose={() => setIsCancelling(false)}
        />
      )}
    </>
  );
}
