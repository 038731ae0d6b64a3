"use client";

import { useTranslations } from "next-intl";
import { isVertical, type Profile, type ProfileField } from "@/server/profile/schemas";
import { Portrait } from "./portrait";

/** What a field says, in words for a person. */
export function FieldValue({ field, profile }: { field: ProfileField; profile: Partial<Profile> }) {
  const t = useTranslations("profile");
  const value = profile[field];
  if (value === undefined || value.length === 0) return <span className="text-ink-soft">{t("empty")}</span>;
  if (typeof value !== "string") return <span className="break-all">{value.join(", ")}</span>;
  if (field === "picture") return <Portrait pictureId={value} name="" className="size-12" />;
  if (field === "vertical") return <span>{isVertical(value) ? t(`verticals.${value}`) : value}</span>;
  return <span className="whitespace-pre-line break-words">{value}</span>;
}
