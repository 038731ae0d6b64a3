"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { RelativeTime } from "@/components/relative-time";
import type { Channel } from "./use-channels";

const metaWords = [
  ...(["GREEN", "YELLOW", "RED", "NA", "UNKNOWN"] as const),
  ...(["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"] as const),
  ...(["STANDARD", "HIGH", "NOT_APPLICABLE", "CLOUD_API", "ON_PREMISE"] as const),
  ...(["APPROVED", "AVAILABLE_WITHOUT_REVIEW", "PENDING_REVIEW", "DECLINED", "EXPIRED", "NONE"] as const),
  ...(["VERIFIED", "NOT_VERIFIED", "UNVERIFIED"] as const),
];

/** A word of Meta's in the reader's language; one that we do not know yet stands as Meta writes it. */
export function useMetaWord() {
  const t = useTranslations("channels.meta");
  return (word: string | undefined) => {
    const known = metaWords.find((one) => one === word);
    return known ? t(known) : (word ?? "–");
  };
}

/** What Meta says of a number, and when it last said anything. */
export function ChannelFacts({ channel }: { channel: Channel }) {
  const t = useTranslations("channels");
  const word = useMetaWord();
  const { reading, lastWebhookAt, checkedAt } = channel;
  return (
    <Facts
      className="xl:grid-cols-6"
      facts={[
        { term: t("quality"), value: word(reading?.quality) },
        { term: t("limit"), value: word(reading?.messagingLimit) },
        { term: t("throughput"), value: word(reading?.throughput) },
        { term: t("name"), value: word(reading?.nameStatus) },
        {
          term: t("lastWebhook"),
          value: lastWebhookAt ? <RelativeTime at={lastWebhookAt} /> : t("noWebhook"),
        },
        { term: t("checked"), value: checkedAt ? <RelativeTime at={checkedAt} /> : t("notChecked") },
      ]}
    />
  );
}

type FactsProps = { facts: { term: string; value: ReactNode }[]; className?: string };

export function Facts({ facts, className }: FactsProps) {
  return (
    <dl className={cn("grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3", className)}>
      {facts.map(({ term, value }) => (
        <div key={term} className="grid content-start gap-0.5">
          <dt className="text-ink-soft text-xs">{term}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
