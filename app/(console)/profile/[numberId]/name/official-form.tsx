"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TraceId } from "@/components/trace-id";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useErrorMessage } from "@/components/use-error-message";
import {
  type ApplicationField,
  mostLinks,
  type OfficialApplication,
  problemsOfApplication,
} from "@/server/profile/reviews/schemas";
import { useFailureSentence } from "./review-line";
import { type Review, type Standing, useStandingActions } from "./use-standing";

const empty: OfficialApplication = { website: "", country: "", language: "", brand: "", links: [], more: "" };
const words = ["website", "country", "language", "brand"] as const;
const positions = Array.from({ length: mostLinks }, (_, index) => index);

/** The application for an Official Business Account; what was written stays when Meta would not take it. */
export function OfficialForm({ view, latest }: { view: Standing; latest: Review | undefined }) {
  const t = useTranslations("standing.official");
  const errorMessage = useErrorMessage();
  const sentenceOf = useFailureSentence();
  const { apply } = useStandingActions();
  const [typed, setTyped] = useState(latest?.application ?? empty);
  const [isChecked, setIsChecked] = useState(false);
  const problems = problemsOfApplication(typed);
  const failure = latest?.status === "refused" ? latest.failure : null;

  const change = (part: Partial<OfficialApplication>) => setTyped({ ...typed, ...part });
  const problemAt = (field: ApplicationField, index?: number) => {
    const found = problems.find((one) => one.field === field && one.index === index);
    return isChecked && found ? t(`problems.${found.key}`) : undefined;
  };

  function send(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (problems.length > 0) return;
    const links = typed.links.filter((link) => link.trim());
    apply.mutate({ numberId: view.numberId, application: { ...typed, links } });
  }

  return (
    <form noValidate onSubmit={send} className="grid max-w-xl gap-4">
      {words.map((field) => (
        <Field key={field} label={t(`fields.${field}`)} hint={t(`hints.${field}`)} error={problemAt(field)}>
          {(control) => (
            <Input
              {...control}
              value={typed[field]}
              maxLength={field === "website" ? 2000 : 100}
              autoComplete="off"
              onChange={({ target }) => change({ [field]: target.value })}
            />
          )}
        </Field>
      ))}
      <fieldset className="grid gap-3">
        <legend className="font-medium">{t("fields.links")}</legend>
        <p className="text-pretty text-ink-soft text-xs">{t("hints.links", { most: mostLinks })}</p>
        {positions.map((index) => (
          <Field key={index} label={t("link", { number: index + 1 })} error={problemAt("links", index)}>
            {(control) => (
              <Input
                {...control}
                inputMode="url"
                maxLength={2000}
                value={typed.links[index] ?? ""}
                onChange={({ target }) => {
                  const links = positions.map((one) =>
                    one === index ? target.value : (typed.links[one] ?? ""),
                  );
                  change({ links });
                }}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <Field label={t("fields.more")} hint={t("hints.more")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={1000}
            value={typed.more}
            onChange={({ target }) => change({ more: target.value })}
          />
        )}
      </Field>
      {(apply.error || failure) && (
        <p role="alert" className="text-pretty text-vermilion-ink">
          {apply.error ? errorMessage(apply.error) : failure && sentenceOf(failure)}
        </p>
      )}
      {failure?.traceId && <TraceId traceId={failure.traceId} />}
      <Button type="submit" variant="main" className="w-fit" disabled={apply.isPending}>
        <Send aria-hidden />
        {t("send")}
      </Button>
    </form>
  );
}
