"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TraceId } from "@/components/trace-id";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorMessage } from "@/components/use-error-message";
import {
  isSameName,
  longestName,
  normalName,
  problemOfName,
  shortestName,
} from "@/server/profile/reviews/schemas";
import { lengthOf } from "@/server/profile/schemas";
import { Count } from "../../count";
import { useWhy } from "./review-line";
import { type Review, type Standing, useStandingActions } from "./use-standing";

const rules = ["known", "same", "not", "saved"] as const;

/** Asks for another name. What Meta would not have stays in the field, with what it said beside it. */
export function NameForm({ view, latest }: { view: Standing; latest: Review | undefined }) {
  const t = useTranslations("standing");
  const errorMessage = useErrorMessage();
  const whyOf = useWhy();
  const { requestName } = useStandingActions();
  const isTurnedDown = latest?.status === "refused" || latest?.status === "rejected";
  const [name, setName] = useState((isTurnedDown && latest.name) || "");
  const [isChecked, setIsChecked] = useState(false);
  const problem = problemOfName(name, view.verifiedName);
  const isSaidOf = isTurnedDown && isSameName(name, latest.name ?? "");

  function send(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!problem) requestName.mutate({ numberId: view.numberId, name });
  }

  function wrong(): string | undefined {
    if (isChecked && problem === "length")
      return t("name.problems.length", { least: shortestName, most: longestName });
    if (isChecked && problem === "same") return t("name.problems.same");
    if (requestName.error) return errorMessage(requestName.error);
    return isSaidOf ? whyOf(latest) : undefined;
  }

  return (
    <form noValidate onSubmit={send} className="grid max-w-xl gap-4">
      <Field
        label={t("name.new")}
        error={wrong()}
        hint={<Count length={lengthOf(normalName(name))} limit={{ most: longestName, safe: longestName }} />}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            autoComplete="off"
            onChange={({ target }) => {
              setName(target.value);
              setIsChecked(false);
              requestName.reset();
            }}
          />
        )}
      </Field>
      {isTurnedDown && !isSaidOf && <p className="text-pretty text-ink-soft">{whyOf(latest)}</p>}
      {isSaidOf && latest.failure?.traceId && <TraceId traceId={latest.failure.traceId} />}
      <ul className="grid list-disc gap-1 pl-4 text-ink-soft">
        {rules.map((rule) => (
          <li key={rule}>{t(`name.rules.${rule}`)}</li>
        ))}
        {view.isOfficial && <li>{t("name.rules.official")}</li>}
      </ul>
      <Button type="submit" variant="main" className="w-fit" disabled={requestName.isPending}>
        <Send aria-hidden />
        {t("name.ask")}
      </Button>
    </form>
  );
}
