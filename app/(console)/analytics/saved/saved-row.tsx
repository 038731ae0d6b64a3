"use client";

import { Mail, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { type PeriodChoice, periodOf } from "@/server/analytics/periods/schemas";
import { pathOfReport, type SavedReportKind } from "@/server/analytics/saved-reports/schemas";
import { usePeriodText } from "../use-period-text";
import { useToday } from "../use-report";
import { MailDialog } from "./mail-dialog";
import { NameForm } from "./name-form";
import { type SavedReport, useSavedReports } from "./use-saved-reports";
import { useTimesText } from "./use-times-text";

const titles = {
  "response-time": "reports.latency.title",
  "billed-messages": "reports.billed.title",
  "late-answers": "reports.late.title",
  "ad-results": "reports.results.title",
  reconciliation: "reconciliation.title",
} as const satisfies Record<SavedReportKind, string>;

type SavedRowProps = { report: SavedReport; isMailConfigured: boolean };

/** One saved report: what it is, whose, when it is sent, and what can be done with it. */
export function SavedRow({ report, isMailConfigured }: SavedRowProps) {
  const t = useTranslations("savedReports");
  const all = useTranslations();
  const text = usePeriodText();
  const today = useToday();
  const timesText = useTimesText();
  const [doing, setDoing] = useState<"change" | "mail" | "remove">();
  const { change, remove } = useSavedReports();
  const { id: savedReportId, name, isShared, mail } = report;
  const period = report.period as PeriodChoice;
  const close = () => setDoing(undefined);

  return (
    <li className="flex items-center gap-2 py-2">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          href={`${pathOfReport[report.report]}?${report.query}`}
          className="min-h-6 truncate font-medium text-brand-ink hover:underline"
        >
          {name}
        </Link>
        <p className="flex flex-wrap gap-x-3 text-ink-soft text-xs">
          <span>
            {all(titles[report.report])}, {text.choice(period, periodOf(period, today))}
          </span>
          <span>
            {!report.isOwn ? t("sharedBy", { name: report.ownerName }) : t(isShared ? "shared" : "private")}
          </span>
          {mail && (
            <span className="flex items-center gap-1">
              <Mail aria-hidden className="size-3.5" />
              {timesText(mail)}
              {mail.attachment && `, ${t(`attachedAs.${mail.attachment}`)}`}
            </span>
          )}
        </p>
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="quiet" size="icon" aria-label={t("more", { name })}>
            <MoreHorizontal aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDoing("mail")}>
            <Mail aria-hidden />
            {t("mail")}
          </DropdownMenuItem>
          {report.mayChange && (
            <>
              <DropdownMenuItem onSelect={() => setDoing("change")}>
                <Pencil aria-hidden />
                {t("change")}
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => setDoing("remove")}>
                <Trash2 aria-hidden />
                {t("remove")}
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {doing === "mail" && <MailDialog report={report} isMailConfigured={isMailConfigured} onClose={close} />}
      {doing === "change" && (
        <NameForm
          title={t("changeTitle")}
          lead={t("changeLead")}
          action={t("changeSubmit")}
          given={{ name, isShared }}
          doing={change}
          onSubmit={(naming) => change.mutate({ savedReportId, ...naming }, { onSuccess: close })}
          onClose={close}
        />
      )}
      {doing === "remove" && (
        <ConfirmDialog
          title={t("removeTitle", { name })}
          lead={t("removeLead")}
          action={t("remove")}
          doing={remove}
          onConfirm={() =>
            remove.mutate({ savedReportId }, { onSuccess: () => toast.success(t("removedToast", { name })) })
          }
          onClose={close}
        />
      )}
    </li>
  );
}
