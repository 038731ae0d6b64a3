"use client";

import { Check, Circle, LoaderCircle, Minus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/cn";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { letterOf } from "@/server/ads/variants/schemas";
import { type Publication, useCampaignActions } from "../../use-campaigns";
import { useFailureText } from "../../use-failure-text";
import type { DraftEditor } from "./use-draft-editor";

const icons = { done: Check, asked: LoaderCircle, waiting: Circle, undone: Minus, leftOut: X };

/** How far a campaign is on its way to Meta, what it waits for, and the two ways out of a half-built one. */
export function PublishingPanel({ publication, editor }: { publication: Publication; editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const failureText = useFailureText();
  const when = useWhen();
  const now = useNow();
  const { undo } = useCampaignActions();
  const [isUndoing, setIsUndoing] = useState(false);
  const ofAds = useTranslations("adCreative");
  const { state, steps, leftOut, failure, waitsUntil, publicationId } = publication;
  const isSeveral = steps.some(({ number }) => number > 1);
  const severalPictures = new Set(steps.flatMap(({ number, picture }) => (picture > 1 ? number : [])));
  const isMoving = state === "running" || state === "undoing";
  return (
    <section aria-labelledby="publishing" className="grid gap-4 border-b pb-6">
      <h2 id="publishing" className="font-semibold text-lg" aria-live="polite">
        {t(`publication.${state}`)}
      </h2>
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step) => {
          const Icon = icons[step.state];
          return (
            <li
              key={step.name}
              className={cn("flex items-center gap-1.5 text-sm", step.state === "waiting" && "text-ink-soft")}
            >
              <Icon
                aria-hidden
                className={cn(
                  "size-4",
                  step.state === "done" && "text-green-ink",
                  step.state === "leftOut" && "text-vermilion-ink",
                  step.state === "asked" && isMoving && "motion-safe:animate-spin",
                )}
              />
              {t(`publishingSteps.${step.kind}`)}
              {isSeveral && step.isOfOneAd && ` ${letterOf(step.number)}`}
              {severalPictures.has(step.number) && step.kind === "image" && ` ${step.picture}`}
              <span className="sr-only">{t(`stepStates.${step.state}`)}</span>
            </li>
          );
        })}
      </ol>
      {leftOut.map(({ number, failure }) => (
        <p key={number} className="max-w-prose text-pretty text-vermilion-ink">
          {ofAds("leftOut", { letter: letterOf(number) })} {failureText(failure)}
        </p>
      ))}
      {failure && (
        <p role="alert" className="max-w-prose text-pretty text-vermilion-ink">
          {failureText(failure)} {waitsUntil && t("waitsUntil", { when: when.at(waitsUntil, now) })}
        </p>
      )}
      {state === "stopped" && <p className="max-w-prose text-pretty">{t("stoppedHint")}</p>}
      <div className="flex flex-wrap gap-2">
        {state === "published" && (
          <Button asChild variant="main">
            <Link href="/campaigns">{t("toCampaigns")}</Link>
          </Button>
        )}
        {(state === "stopped" || state === "running") && (
          <Button onClick={() => setIsUndoing(true)}>{t("undo")}</Button>
        )}
      </div>
      {isUndoing && (
        <ConfirmDialog
          title={t("undoTitle", { name: editor.form.name })}
          lead={t("undoLead")}
          action={t("undo")}
          doing={undo}
          onConfirm={() => undo.mutate({ publicationId }, { onSuccess: () => setIsUndoing(false) })}
          onClose={() => setIsUndoing(false)}
        />
      )}
    </section>
  );
}
