"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { MailTimes } from "@/server/analytics/report-mails/schemas";
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
  const common = useTranslations("common");
  const errorMessage = useErrorMessage();
  const timeZone = useTimeZone() ?? "UTC";
  const { mail, stopMail } = useSavedReports();
  const [times, setTimes] = useState(report.mail ? timesOf(report.mail) : mondayMorning);
  const { id: savedReportId, name } = report;
  const failed = mail.error ?? stopMail.error;
  const isPending = mail.isPending || stopMail.isPending;

  function submit(event: FormEvent) {
    event.preventDefault();
    mail.mutate(
      { savedReportId, times },
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("mailTitle", { name })}</DialogTitle>
            <DialogDescription>{t("mailLead", { zone: timeZone.replaceAll("_", " ") })}</DialogDescription>
          </DialogHeader>
          {!isMailConfigured && (
            <p role="note" className="rounded-md bg-amber-soft px-3 py-2 text-amber-ink">
              {t("noMail")}
            </p>
          )}
          <TimesFields times={times} onChange={setTimes} />
          {failed && (
            <p role="alert" className="text-pretty text-vermilion-ink">
              {errorMessage(failed)}
            </p>
          )}
          <DialogFooter>
            {report.mail ? (
              <Button disabled={isPending} onClick={stop}>
                {t("stop")}
              </Button>
            ) : (
              <DialogClose asChild>
                <Button>{common("cancel")}</Button>
              </DialogClose>
            )}
            <Button type="submit" variant="main" disabled={isPending}>
              {t("mailSubmit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
