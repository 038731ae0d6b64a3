"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/cn";
import { PageHeader } from "@/components/page-header";
import { SaveState } from "@/components/save-state";
import { Button } from "@/components/ui/button";
import { type Step, steps } from "@/server/ads/drafts/schemas";
import type { DraftView } from "../../use-campaigns";
import { AdStep } from "./ad-step";
import { AudienceStep } from "./audience-step";
import { BudgetStep } from "./budget-step";
import { ChatStep } from "./chat-step";
import { GoalStep } from "./goal-step";
import { Previews } from "./previews";
import { PublishingPanel } from "./publishing-panel";
import { ReviewStep } from "./review-step";
import { StepList } from "./step-list";
import { useDraftEditor } from "./use-draft-editor";

const forms = {
  goal: GoalStep,
  budget: BudgetStep,
  audience: AudienceStep,
  ad: AdStep,
  chat: ChatStep,
};

/** The steps of a campaign, with the ad and the chat that it opens always beside them. */
export function DraftEditorView({ view }: { view: DraftView }) {
  const t = useTranslations("campaigns");
  const editor = useDraftEditor(view);
  const { publication } = view;
  const isOnTheWay = publication !== null && publication.state !== "stopped";
  const [step, setStep] = useState<Step>(publication ? "review" : "goal");
  const at = steps.indexOf(step);

  function go(to: Step) {
    if (to === "review") editor.leave(...steps);
    else editor.leave(step);
    setStep(to);
    window.scrollTo({ top: 0 });
  }

  const StepForm = step === "review" ? undefined : forms[step];
  return (
    <>
      <PageHeader
        title={editor.form.name.trim() || t("draftTitle")}
        lead={t("draftOf", { page: view.connection.pageName })}
        actions={<SaveState editor={editor} view={view} />}
      />
      <div className="grid gap-6 p-4 md:p-6">
        {publication && <PublishingPanel publication={publication} editor={editor} />}
        <StepList current={step} editor={editor} onChoose={go} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,40rem)]">
          <fieldset disabled={isOnTheWay} className="min-w-0 max-w-2xl">
            <legend className="sr-only">{t(`steps.${step}`)}</legend>
            {StepForm ? <StepForm editor={editor} /> : <ReviewStep editor={editor} view={view} onGo={go} />}
            <div className={cn("mt-8 flex gap-2", isOnTheWay && "hidden")}>
              {at > 0 && <Button onClick={() => go(steps[at - 1]!)}>{t("back")}</Button>}
              {at < steps.length - 1 && (
                <Button variant="main" onClick={() => go(steps[at + 1]!)}>
                  {t("next")}
                </Button>
              )}
            </div>
          </fieldset>
          <Previews editor={editor} />
        </div>
      </div>
    </>
  );
}
