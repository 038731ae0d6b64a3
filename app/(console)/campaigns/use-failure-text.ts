"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "./use-campaigns";

/** A failure at Meta in the reader's language, and what Meta itself said of it. */
export function useFailureText() {
  const errors = useTranslations("errors");
  const t = useTranslations("campaigns");
  return ({ key, words }: Pick<Failure, "key" | "words">): string => {
    const named = key as Parameters<typeof errors.has>[0] | undefined;
    const ours = named && errors.has(named) ? errors(named as "metaAway") : undefined;
    if (!words) return ours ?? errors("metaAway");
    const theirs = t("metaSays", { words });
    return ours ? `${ours} ${theirs}` : theirs;
  };
}
