"use client";

import { getCountries } from "libphonenumber-js/min";
import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CountryOptions } from "@/components/country-options";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { controlClasses, Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import { useRates } from "../use-rates";

type PriceFormProps = { given: { country: string; amount: string }; onSaved: () => void };

const countries = getCountries().filter((code) => /^[A-Z]{2}$/.test(code));

/** The price of one country, new or changed; what is typed stays when it is refused. */
export function PriceForm({ given, onSaved }: PriceFormProps) {
  const t = useTranslations("rates.launch");
  const locale = useLocale();
  const errorMessage = useErrorMessage();
  const { saveLaunchRate } = useRates();
  const [country, setCountry] = useState(given.country);
  const [amount, setAmount] = useState(given.amount);
  const [isChecked, setIsChecked] = useState(false);
  const regions = new Intl.DisplayNames(locale, { type: "region" });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!country || !amount.trim()) return;
    saveLaunchRate.mutate(
      { country, amount: amount.trim() },
      {
        onSuccess: () => {
          toast.success(t("saved", { country: regions.of(country) ?? country }));
          setCountry("");
          setAmount("");
          setIsChecked(false);
          onSaved();
        },
      },
    );
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-4">
      <Field
        label={t("country")}
        error={isChecked && !country && t("countryMissing")}
        className="min-w-52 flex-1"
      >
        {(control) => (
          <div className="relative">
            <select
              {...control}
              value={country}
              onChange={({ target }) => setCountry(target.value)}
              className={`${controlClasses} h-10 appearance-none pr-9`}
            >
              <option value="">{t("chooseCountry")}</option>
              <CountryOptions countries={countries} />
            </select>
            <ChevronDown
              aria-hidden
              className="pointer-events-none absolute top-3 right-3 size-4 text-ink-soft"
            />
          </div>
        )}
      </Field>
      <Field
        label={t("price")}
        hint={t("priceHint")}
        error={
          (isChecked && !amount.trim() && t("priceMissing")) ||
          (saveLaunchRate.error && errorMessage(saveLaunchRate.error))
        }
        className="w-56"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="text-right tabular-nums"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="main" disabled={saveLaunchRate.isPending} className="mt-6 h-10">
        {t("save")}
      </Button>
    </form>
  );
}
