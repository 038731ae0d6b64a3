"use client";

import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { controlClasses } from "@/components/ui/input";

type CountrySelectProps = { countries: string[]; value: string; onChange: (country: string) => void };

/** Countries by their names in the reader's language. */
export function CountrySelect({ countries, value, onChange }: CountrySelectProps) {
  const t = useTranslations("hours");
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const sorted = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
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
            {sorted.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
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
