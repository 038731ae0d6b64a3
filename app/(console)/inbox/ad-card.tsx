"use client";

import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Referral } from "@/server/meta/delivery-event";
import { addressOf } from "./split-links";

type AdCardProps = {
  referral: Pick<Referral, "sourceType" | "sourceUrl" | "headline" | "body">;
  /** Our own copy of the picture, as soon as there is one: Meta's never loads into the console. */
  pictureId?: string | null;
};

/** The ad or post that brought the customer, where the conversation began. */
export function AdCard({ referral, pictureId }: AdCardProps) {
  const t = useTranslations("inbox");
  const tOutcomes = useTranslations("outcomes");
  const href = referral.sourceUrl && addressOf(referral.sourceUrl);
  return (
    <aside className="grid w-full max-w-80 gap-1 rounded-sm border border-brand/30 bg-surface p-3">
      <p className="flex items-center gap-1.5 text-brand-ink text-xs">
        <Megaphone aria-hidden className="size-3.5" />
        {t(referral.sourceType === "post" ? "fromPost" : "fromAd")}
      </p>
      {pictureId && (
        <img
          src={`/api/referral-pictures/${pictureId}`}
          alt={tOutcomes("adPicture")}
          loading="lazy"
          className="max-h-48 w-full rounded-sm border object-cover"
        />
      )}
      {referral.headline && <p className="font-medium">{referral.headline}</p>}
      {!referral.headline && !referral.body && <p className="text-ink-soft">{tOutcomes("adWithoutWords")}</p>}
      {referral.body && <p className="line-clamp-3 text-ink-soft">{referral.body}</p>}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="w-fit text-xs underline">
          {t("seeAd")}
        </a>
      )}
    </aside>
  );
}
