"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import { useBecauseText } from "./use-because-text";
import type { CampaignRow } from "./use-campaigns";

/** What was changed of a campaign and by whom; nobody knows who changed it in Ads Manager. */
export function ChangesButton({ campaign }: { campaign: CampaignRow }) {
  const t = useTranslations("campaigns");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="icon-sm"
        variant="quiet"
        aria-label={t("changesOf", { name: campaign.name })}
        onClick={() => setIsOpen(true)}
      >
        <History aria-hidden />
      </Button>
      <Sheet open={isOpen} onOpenChange={setIsOpen}>
        <SheetContent>
          <SheetHeader>
            <SheetTitle>{t("changesOf", { name: campaign.name })}</SheetTitle>
          </SheetHeader>
          {isOpen && <Changes campaign={campaign} />}
        </SheetContent>
      </Sheet>
    </>
  );
}

const authors = { elsewhere: "changedElsewhere", rule: "byRule", limit: "byLimit" } as const;

function Changes({ campaign: { campaignId, currency } }: { campaign: CampaignRow }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const money = useMoney();
  const becauseText = useBecauseText();
  const when = useWhen();
  const now = useNow();
  const changes = useQuery(trpc.campaigns.changes.queryOptions({ campaignId }));
  if (changes.isPending) return <Skeleton className="m-4 h-24" />;
  if (changes.isError) return <FailureState error={changes.error} onRetry={changes.refetch} />;
  if (changes.data.length === 0) return <p className="p-4 text-ink-soft">{t("noChanges")}</p>;
  const written = (field: string, value: string | null) => {
    if (value === null) return t("nothing");
    if (field === "endsAt") return when.at(new Date(value), now);
    return field.endsWith("Budget") ? money({ micros: BigInt(value), currency }) : value.toLowerCase();
  };
  return (
    <ol className="grid gap-3 overflow-y-auto p-4">
      {changes.data.map(({ changeId, at, level, field, before, after, memberName, source, because }) => (
        <li key={changeId} className="grid gap-0.5 border-b pb-3">
          <p>
            {t(`levels.${level}`)} · {t(`changedFields.${field}`)}: {written(field, before)} →{" "}
            {written(field, after)}
          </p>
          {because && <p className="max-w-prose text-pretty text-sm">{becauseText(because)}</p>}
          <p className="text-ink-soft text-xs">
            {source === "here" ? memberName : t(authors[source])} · <RelativeTime at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
