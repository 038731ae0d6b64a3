"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { isSameName } from "@/server/profile/reviews/schemas";
import { useMetaWord } from "../../../settings/channels/channel-facts";
import { NameForm } from "./name-form";
import { ReviewLine } from "./review-line";
import type { Standing } from "./use-standing";

const tones = {
  APPROVED: "green",
  AVAILABLE_WITHOUT_REVIEW: "green",
  PENDING_REVIEW: "blue",
  DECLINED: "vermilion",
  EXPIRED: "vermilion",
} as const;

const toneOfWord = (word: string) => tones[word as keyof typeof tones] ?? "plain";

/** The name customers see, what Meta was asked to make of it, and how to ask. */
export function NameSection({ view, mayAsk }: { view: Standing; mayAsk: boolean }) {
  const t = useTranslations("standing");
  const word = useMetaWord();
  const [latest, ...earlier] = view.names;
  const isOpen = latest?.status === "asking" || latest?.status === "pending";
  const hasForm = mayAsk && !isOpen;
  const isComing = latest?.status === "approved" && !isSameName(latest.name ?? "", view.verifiedName);
  return (
    <section aria-labelledby="name-title" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="name-title" className="font-semibold text-lg">
          {t("name.title")}
        </h2>
        <p className="text-pretty text-ink-soft">{t("name.lead")}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 break-words text-lg">{view.verifiedName || t("name.none")}</span>
        {view.nameStatus && <Badge tone={toneOfWord(view.nameStatus)}>{word(view.nameStatus)}</Badge>}
      </p>
      {latest && (
        <div aria-live="polite" className="border-t pt-4">
          <ReviewLine
            review={latest}
            hasWhy={!hasForm}
            lead={
              isOpen
                ? t(`name.leads.${latest.status === "asking" ? "asking" : "pending"}`)
                : isComing
                  ? t("name.leads.coming")
                  : latest.status === "withdrawn" && t("name.leads.withdrawn")
            }
          />
        </div>
      )}
      {hasForm && <NameForm key={latest?.id ?? "first"} view={view} latest={latest} />}
      {earlier.length > 0 && (
        <details className="group">
          <summary className="w-fit cursor-pointer text-brand-ink">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ul className="mt-3 grid gap-3">
            {earlier.map((review) => (
              <li key={review.id}>
                <ReviewLine review={review} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
