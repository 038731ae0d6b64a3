"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";

type CountProps = {
  words?: string;
  /** Said in place of the words where Meta may or may not take it. */
  risky?: string;
  length: number;
  limit: { most: number; safe: number };
};

/** One sentence, and the count by the limits that Meta gives. */
export function Count({ words, risky, length, limit: { most, safe } }: CountProps) {
  const t = useTranslations("profile");
  const isRisky = length > safe && length <= most;
  return (
    <span className="flex justify-between gap-4">
      <span>{isRisky && risky ? risky : words}</span>
      <span
        className={cn(
          "shrink-0 tabular-nums",
          length > most && "text-vermilion-ink",
          isRisky && "text-amber-ink",
        )}
      >
        {t("count", { length, most })}
      </span>
    </span>
  );
}
