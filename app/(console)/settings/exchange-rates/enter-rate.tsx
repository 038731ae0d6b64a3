"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { exchangeRateInput } from "@/server/billing/exchange/schemas";
import { rateOf } from "./rate-of";
import { useExchange } from "./use-exchange";

const empty = { day: "", base: "", quote: "", rate: "" };

/** What one currency was worth in another on a day. */
export function EnterRate() {
  const t = useTranslations("exchange");
  const locale = useLocale();
  const example = useFormatter().number(0.9201, { maximumFractionDigits: 4 });
  const errorMessage = useErrorMessage();
  const { enter } = useExchange();
  const [typed, setTyped] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const parsed = exchangeRateInput.safeParse({ ...typed, rate: rateOf(typed.rate, locale) });
  const wrong = (field: keyof typeof empty) =>
    isChecked && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field);
  const isSame = typed.base !== "" && typed.base === typed.quote;
  const set = (field: keyof typeof empty, value: string) => setTyped({ ...typed, [field]: value });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!parsed.success) return;
    enter.mutate(parsed.data, {
      onSuccess() {
        toast.success(t("entered"));
        setIsChecked(false);
        setTyped(empty);
      },
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4" aria-labelledby="enter-rate">
      <h2 id="enter-rate" className="font-semibold text-lg">
        {t("enterTitle")}
      </h2>
      <div className="grid gap-4 sm:grid-cols-4">
        <Field label={t("day")} error={wrong("day") && t("dayWrong")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={typed.day}
              onChange={(event) => set("day", event.target.value)}
            />
          )}
        </Field>
        {(["base", "quote"] as const).map((field) => (
          <Field
            key={field}
            label={t(field)}
            hint={t("currencyHint")}
            error={wrong(field) && t(isSame ? "same" : "currencyWrong")}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={3}
                autoCapitalize="characters"
                value={typed[field]}
                onChange={(event) => set(field, event.target.value.toUpperCase())}
              />
            )}
          </Field>
        ))}
        <Field
          label={t("rate")}
          hint={t("rateHint", { example })}
          error={(wrong("rate") && t("rateWrong", { example })) || (enter.error && errorMessage(enter.error))}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={typed.rate}
              onChange={(event) => set("rate", event.target.value.trim())}
            />
          )}
        </Field>
      </div>
      <Button type="submit" variant="main" className="justify-self-start" disabled={enter.isPending}>
        {t("enter")}
      </Button>
    </form>
  );
}
