"use client";

import { useTranslations } from "next-intl";
import type { ProfileView } from "./use-profile";

/** How much of the live profile is there, and why each missing point matters. */
export function Completeness({ completeness: { score, missing } }: Pick<ProfileView, "completeness">) {
  const t = useTranslations("profile");
  return (
    <section className="grid gap-3 border-t pt-6">
      <h2 className="font-semibold text-lg tabular-nums">{t("completeness.title", { score })}</h2>
      <svg
        aria-hidden
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="block h-1.5 w-full rounded-full bg-rule"
      >
        <rect width={score} height={1} className="fill-brand" />
      </svg>
      <p className="text-ink-soft">{t(missing.length > 0 ? "completeness.lead" : "completeness.full")}</p>
      {missing.length > 0 && (
        <ul className="grid gap-2">
          {missing.map((field) => (
            <li key={field} className="grid">
              <span className="font-medium">{t(`fields.${field}`)}</span>
              <span className="text-pretty text-ink-soft">{t(`completeness.why.${field}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
