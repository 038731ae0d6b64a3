"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/dialog-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { MailTimes } from "@/server/analytics/report-mails/schemas";
import { AttachmentField } from "./attachment-field";
import { TimesFields } from "./times-fields";
import { type SavedReport, useSavedReports } from "./use-saved-reports";

type MailDialogProps = { report: SavedReport; isMailConfigured: boolean; onClose: () => void };

const mondayMorning: MailTimes = { every: "week", weekday: 1, hour: 8 };

function timesOf(mail: NonNullable<SavedReport["mail"]>): MailTimes {
  const { every, hour } = mail;
  if (every === "week") return { every, hour, weekday: mail.weekday ?? 1 };
  return every === "month" ? { every, hour, monthDay: mail.monthDay ?? 1 } : { every, hour };
}

/** When this reader wants a saved report in her mailbox; she asks for herself only. */
export function MailDialog({ report, isMailConfigured, onClose }: MailDialogProps) {
  const t = useTranslations("savedReports");
  const timeZone = useTimeZone() ?? "UTC";
  const { mail, stopMail } = useSavedReports();
  const [times, setTimes] = useState(report.mail ? timesOf(report.mail) : mondayMorning);
  const [attachment, setAttachment] = useState(report.mail?.attachment ?? null);
  const { id: savedReportId, name } = report;
  const failed = mail.error ?? stopMail.error;
  const isPending = mail.isPending || stopMail.isPending;

  function submit() {
    mail.mutate(
      { savedReportId, times, attachment },
      {
        onSuccess: () => {
          onClose();
          toast.success(t("mailedToast"));
        },
      },
    );
  }
  const stop = () =>
    stopMail.mutate(
      { savedReportId },
      {
        onSuccess: () => {
          onClose();
          toast.success(t("stoppedToast"));
        },
      },
    );

  return (
    <FormDialog
      title={t("mailTitle", { name })}
      lead={t("mailLead", { zone: timeZone.replaceAll("_", " ") })}
      action={t("mailSubmit")}
      isDisabled={isPending}
      failure={failed}
      aside={
        report.mail && (
          <Button variant="quiet" disabled={isPending} onClick={stop}>
            {t("stop")}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!isMailConfigured && (
        <p role="note" className="rounded-md bg-amber-soft px-3 py-2 text-amber-ink">
          {t("noMail")}
        </p>
      )}
      <TimesFields times={times} onChange={setTimes} />
      <AttachmentField value={attachment} onChange={setAttachment} />
    </FormDialog>
  );
}
