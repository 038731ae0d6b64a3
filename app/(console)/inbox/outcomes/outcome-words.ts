"use client";

import { useTranslations } from "next-intl";
import type { ListedOutcome } from "@/server/ads/outcomes/list-outcomes";

type Told = Pick<NonNullable<ListedOutcome["meta"]>, "state" | "reason">;

/** Why Meta was not told of an outcome, or not yet, as a sentence; nothing where it simply was. */
export function useTold() {
  const t = useTranslations("outcomes.why");
  const tError = useTranslations("errors");
  return ({ state, reason }: Told): string | undefined => {
    if (state === "tooLate") return t("tooLate");
    if (reason === null) return undefined;
    const ours = reason as Parameters<typeof t.has>[0];
    if (t.has(ours)) return t(ours);
    const metas = reason as Parameters<typeof tError.has>[0];
    return tError.has(metas) ? tError(metas, {} as never) : tError("unknownReason");
  };
}
