"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";

type WhyNoteProps = { why: NonNullable<Broadcast["why"]>; goesOnAt: Date | null };

/** What holds it back and what to do about it. */
export function WhyNote({ why, goesOnAt }: WhyNoteProps) {
  const t = useTranslations("broadcasts");
  const when = useWhen();
  const now = useNow();
  return (
    <p className="flex max-w-prose gap-2.5 border-amber border-l-2 py-1 pl-4">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber-ink" />
      <span className="text-pretty">
        {t(`whys.${why}`)} {goesOnAt && t("goesOnAt", { when: when.at(goesOnAt, now) })}
      </span>
    </p>
  );
}
