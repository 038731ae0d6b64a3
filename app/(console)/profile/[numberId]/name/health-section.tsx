"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { useMetaWord } from "../../../settings/channels/channel-facts";
import { HealthParts } from "./health-parts";
import type { Standing } from "./use-standing";

type Tone = "plain" | "green" | "amber" | "vermilion";

const qualities = { GREEN: "green", YELLOW: "amber", RED: "vermilion" } as const;
const sendings = { AVAILABLE: "green", LIMITED: "amber", BLOCKED: "vermilion" } as const;
const limits = {
  TIER_50: "small",
  TIER_250: "small",
  TIER_1K: "growing",
  TIER_2K: "growing",
  TIER_10K: "growing",
  TIER_100K: "growing",
  TIER_UNLIMITED: "unlimited",
} as const;
const throughputs = { STANDARD: "usual", HIGH: "high" } as const;

const at = <T extends object>(table: T, word: string | null): T[keyof T] | undefined =>
  word !== null && Object.hasOwn(table, word) ? table[word as keyof T] : undefined;

/** What the number may send, in plain words, with what to do next. */
export function HealthSection({ view }: { view: Standing }) {
  const t = useTranslations("standing.health");
  const word = useMetaWord();
  const { quality, messagingLimit, throughput, canSend, checkedAt } = view;
  const sending = at(sendings, canSend);
  return (
    <section aria-labelledby="health-title" className="grid content-start gap-6">
      <div className="grid gap-1">
        <h2 id="health-title" className="font-semibold text-lg">
          {t("title")}
        </h2>
        <p className="text-ink-soft">
          {checkedAt
            ? t.rich("checked", { time: () => <RelativeTime at={checkedAt} className="tabular-nums" /> })
            : t("unchecked")}
        </p>
      </div>
      <dl className="grid gap-5">
        <Fact
          term={t("sending")}
          tone={sending}
          word={t(`sendingWords.${sending ?? "unknown"}`)}
          sentence={t(`sendingNext.${sending ?? "unknown"}`)}
        >
          <HealthParts parts={view.health} />
        </Fact>
        <Fact
          term={t("quality")}
          tone={at(qualities, quality)}
          word={quality ? word(quality) : t("unknown")}
          sentence={t(`qualityNext.${at(qualities, quality) ?? "unrated"}`)}
        />
        <Fact
          term={t("limit")}
          word={messagingLimit ? word(messagingLimit) : t("unknown")}
          sentence={t(`limitNext.${at(limits, messagingLimit) ?? "unknown"}`)}
        />
        <Fact
          term={t("throughput")}
          word={throughput ? word(throughput) : t("unknown")}
          sentence={t(`throughputNext.${at(throughputs, throughput) ?? "unknown"}`)}
        />
      </dl>
    </section>
  );
}

type FactProps = { term: string; word: string; sentence: string; tone?: Tone; children?: ReactNode };

const Fact = ({ term, word, sentence, tone = "plain", children }: FactProps) => (
  <div className="grid gap-1 border-t pt-4">
    <dt className="flex flex-wrap items-center justify-between gap-2">
      <span className="font-medium">{term}</span>
      <Badge tone={tone}>{word}</Badge>
    </dt>
    <dd className="grid gap-3 text-pretty text-ink-soft">
      {sentence}
      {children}
    </dd>
  </div>
);
