export const locales = ["en", "fr", "nl"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";
export const localeCookie = "guichet_locale";

/** Each language in its own words, so that it is found by the person who needs it. */
export const localeNames: Record<Locale, string> = { en: "English", fr: "Français", nl: "Nederlands" };

export const isLocale = (value: string | undefined): value is Locale =>
  locales.some((locale) => locale === value);

/** The reader's choice, else the first language of the browser that we speak, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return {
        language: tag.toLowerCase().split("-")[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
    .find(isLocale);
  return wanted ?? defaultLocale;
}
