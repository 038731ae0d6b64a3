"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";

type PortraitProps = { pictureId: string; name: string; className?: string };

/** The picture as customers see it, round; without one, the first letter of the name. */
export function Portrait({ pictureId, name, className }: PortraitProps) {
  const t = useTranslations("profile");
  const shape = cn("grid shrink-0 place-items-center overflow-hidden rounded-full", className);
  if (!pictureId)
    return (
      <span aria-hidden className={cn(shape, "bg-brand-soft font-semibold text-brand-ink")}>
        {[...name][0]?.toUpperCase()}
      </span>
    );
  return (
    <span className={shape}>
      <img
        src={`/api/profile-pictures/${pictureId}`}
        alt={t("picture.alt")}
        className="size-full object-cover"
      />
    </span>
  );
}
