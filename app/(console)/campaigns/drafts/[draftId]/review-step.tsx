"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { useMoney } from "@/components/use-money";
import { type Step, stepOf } from "@/server/ads/drafts/schemas";
import { letterOf } from "@/server/ads/variants/schemas";
import { ConnectionTroubles } from "../../connection-troubles";
import { FailureHelp } from "../../failure-help";
import { SaveTemplateButton } from "../../templates/save-template-button";
import { type DraftView, useCampaignActions } from "../../use-campaigns";
import { useFailureText } from "../../use-failure-text";
import type { DraftEditor } from "./use-draft-editor";
import { useProblemText } from "./use-field-error";

type ReviewStepProps = { editor: DraftEditor; view: DraftView; onGo: (step: Step) => void };

/** What still stands in the way, each with its place; and the button that sends it to Meta. */
export function ReviewStep({ editor, view, onGo }: ReviewStepProps) {
  const t = useTranslations("campaigns");
  const ofAds = useTranslations("adCreative");
  const money = useMoney();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const failureText = useFailureText();
  const { checkDraft, publish, goOn } = useCampaignActions();
  const { problems, failure, connection, form } = editor;
  const { publication } = view;
  const isStopped = publication?.state === "stopped";
  const isBlocked = connection.troubles.some(({ severity }) => severity === "stop");
  const isOnTheWay = publication !== null && !isStopped;
  const isBusy = checkDraft.isPending || publish.isPending || goOn.isPending || editor.isSaving;
  const isGood = checkDraft.isSuccess && checkDraft.data.checkedVersion === editor.version && !failure;
  const mustConfirm = [publish, goOn].some(({ error }) => error?.data?.key === "spendLimitConfirm");
  const amount = money({ micros: BigInt(form.budget.amountMicros), currency: connection.currency });

  async function check(): Promise<number | undefined> {
    const version = await editor.save();
    if (version === undefined) return undefined;
    const checked = await checkDraft.mutateAsync({ draftId: view.draftId }).catch(() => undefined);
    if (!checked) return undefined;
    editor.noteRefusal(checked.failure);
    return checked.problems.length === 0 && !checked.failure ? version : undefined;
  }

  async function send() {
    const version = await check();
    if (version === undefined) return;
    if (isStopped) {
      goOn.mutate({ publicationId: publication.publicationId, version, isConfirmed: mustConfirm });
    } else publish.mutate({ draftId: view.draftId, version, isConfirmed: mustConfirm });
  }

  const error = publish.error ?? goOn.error ?? checkDraft.error;
  return (
    <div className="grid gap-6">
      {problems.length > 0 && (
        <section aria-labelledby="problems" className="grid gap-2">
          <h2 id="problems" className="font-semibold text-lg">
            {t("lacking", { count: problems.length })}
          </h2>
          <ul className="grid gap-1">
            {problems.map((problem) => (
              <li
                key={`${problem.variant} ${problem.field} ${problem.key} ${problem.card}`}
                className="flex gap-2"
              >
                <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-vermilion-ink" />
                <Button
                  variant="link"
                  size="inline"
                  className="whitespace-normal text-left"
                  onClick={() => {
                    if (hasVariant(problem)) editor.showVariant(problem.variant ?? 1);
                    onGo(stepOf[problem.field]);
                  }}
                >
                  {problem.variant && `${ofAds("variant", { letter: letterOf(problem.variant) })}: `}
                  {problemText(problem)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {failure && (
        <section role="alert" className="grid gap-2 border-vermilion border-l-2 py-1 pl-4">
          <h2 className="font-semibold">{t("metaRefuses")}</h2>
          <p className="max-w-prose text-pretty">{failureText(failure)}</p>
          <FailureHelp failure={failure} />
          {failure.field && failure.field in stepOf && (
            <Button
              className="justify-self-start"
              size="sm"
              onClick={() => onGo(stepOf[failure.field as keyof typeof stepOf])}
            >
              {t("goToField")}
            </Button>
          )}
        </section>
      )}
      {isBlocked && (
        <section aria-labelledby="account" className="grid gap-2">
          <h2 id="account" className="font-semibold text-lg">
            {t("accountNotReady")}
          </h2>
          <ConnectionTroubles connection={connection} />
        </section>
      )}
      {isGood && (
        <p role="status" className="flex gap-2 text-green-ink">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("checkedGood")}
        </p>
      )}
      <p className="max-w-prose text-pretty">
        {t(form.budget.kind === "daily" ? "sumDaily" : "sumLifetime", {
          amount,
          page: connection.pageName,
          account: connection.name,
        })}{" "}
        {t("startsPaused")}
      </p>
      {error != null && (
        <p role="alert" className="text-vermilion-ink">
          {errorMessage(error)}
        </p>
      )}
      <div className={cn("flex flex-wrap items-center gap-2", isOnTheWay && "hidden")}>
        <Button
          variant="main"
          size="lg"
          disabled={isBusy || problems.length > 0 || isBlocked}
          onClick={() => void send()}
        >
          {mustConfirm ? t("publishAnyway") : isStopped ? t("goOn") : t("publishFor", { amount })}
        </Button>
        <Button size="lg" disabled={isBusy || problems.length > 0} onClick={() => void check()}>
          {t("check")}
        </Button>
        <SaveTemplateButton draftId={view.draftId} name={form.name} save={editor.save} />
        <span role="status" className="text-ink-soft">
          {checkDraft.isPending && t("asking")}
        </span>
      </div>
    </div>
  );
}

/** Whether it is of one of several ads, and not of all of them together. */
const hasVariant = ({ field }: DraftEditor["problems"][number]) =>
  stepOf[field] === "ad" && field !== "variants";
