"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CountryOptions } from "@/components/country-options";
import { Field } from "@/components/ui/field";
import { controlClasses } from "@/components/ui/input";

type CountrySelectProps = { countries: string[]; value: string; onChange: (country: string) => void };

export function CountrySelect({ countries, value, onChange }: CountrySelectProps) {
  const t = useTranslations("hours");
  return (
    <Field label={t("country")}>
      {(control) => (
        <div className="relative">
          <select
            {...control}
            value={value}
            onChange={({ target }) => onChange(target.value)}
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
  );
}
