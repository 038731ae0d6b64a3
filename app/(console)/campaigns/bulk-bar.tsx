"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { type CampaignRow, useCampaignActions } from "./use-campaigns";

type To = "PAUSED" | "ACTIVE" | "ARCHIVED";
type Result = { campaignId: string; name: string; problem?: string; isAlready?: boolean };

const toOf = { pause: "PAUSED", resume: "ACTIVE", archive: "ARCHIVED" } as const;
/** What each is done to: what is paused already is not paused again. */
const fitting: Record<To, string[]> = {
  PAUSED: ["ACTIVE"],
  ACTIVE: ["PAUSED"],
  ARCHIVED: ["ACTIVE", "PAUSED"],
};

type BulkBarProps = { chosen: CampaignRow[]; onClear: () => void };

/** What is done to several campaigns, one after the other, and what became of each. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const t = useTranslations("campaigns");
  const errorMessage = useErrorMessage();
  const { changeStatus } = useCampaignActions();
  const [results, setResults] = useState<Result[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [isArchiving, setIsArchiving] = useState(false);

  async function changeAll(to: To) {
    setIsBusy(true);
    setResults([]);
    for (const { campaignId, name, status } of chosen) {
      if (!fitting[to].includes(status)) {
        setResults((before) => [...before, { campaignId, name, isAlready: true }]);
        continue;
      }
      const subject = { level: "campaign" as const, campaignId };
      const change = { subject, from: status as "ACTIVE" | "PAUSED", to };
      const result = await changeStatus.mutateAsync(change).then(
        (): Result => ({ campaignId, name }),
        (error: unknown): Result => ({ campaignId, name, problem: errorMessage(error) }),
      );
      setResults((before) => [...before, result]);
    }
    setIsBusy(false);
    setIsArchiving(false);
  }

  if (chosen.length === 0 && results.length === 0) return null;
  return (
    <div className="grid gap-2 border-brand border-l-2 bg-brand-soft px-4 py-2">
      {chosen.length > 0 && (
        <fieldset className="flex flex-wrap items-center gap-2" disabled={isBusy}>
          <legend className="sr-only">{t("chosen", { count: chosen.length })}</legend>
          <span aria-hidden className="mr-2">
            {t("chosen", { count: chosen.length })}
          </span>
          <Button size="sm" onClick={() => void changeAll(toOf.pause)}>
            {t("pauseChosen")}
          </Button>
          <Button size="sm" onClick={() => void changeAll(toOf.resume)}>
            {t("resumeChosen")}
          </Button>
          <Button size="sm" onClick={() => setIsArchiving(true)}>
            {t("archiveChosen")}
          </Button>
          <Button size="sm" variant="quiet" onClick={onClear}>
            {t("chooseNone")}
          </Button>
        </fieldset>
      )}
      <div role="status">
        <ul className="grid gap-0.5 text-sm empty:hidden">
          {results.map(({ campaignId, name, problem, isAlready }) => (
            <li key={campaignId} className={problem && "text-vermilion-ink"}>
              {problem
                ? t("oneProblem", { name, problem })
                : t(isAlready ? "oneAlready" : "oneDone", { name })}
            </li>
          ))}
        </ul>
      </div>
      {isArchiving && (
        <ConfirmDialog
          title={t("archiveAllTitle", { count: chosen.length })}
          lead={t("archiveLead")}
          action={t("archiveChosen")}
          doing={{ isPending: isBusy, error: null }}
          onConfirm={() => void changeAll(toOf.archive)}
          onClose={() => setIsArchiving(false)}
        />
      )}
    </div>
  );
}
