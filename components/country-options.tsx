"use client";

import { useLocale } from "next-intl";

/** Countries by their names in the reader's language, for a select. A browser may call one otherwise than the server does. */
export function CountryOptions({ countries }: { countries: string[] }) {
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
    .map(({ code, name }) => (
      <option key={code} value={code} suppressHydrationWarning>
        {name}
      </option>
    ));
}
