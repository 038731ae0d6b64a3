"use client";

import { ChevronRight, CopyCheck, Store } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { displayed } from "@/components/displayed";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ApplyDialog } from "./apply-dialog";
import { useFieldNames } from "./field-names";
import { type ListedProfile, useProfiles } from "./use-profile";

const tones = {
  unread: "plain",
  sent: "blue",
  conflict: "amber",
  failed: "vermilion",
  draft: "amber",
  live: "green",
} as const;

/** Every number with how complete its profile is, and what is missing. */
export function ProfileList({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("profile");
  const [isApplying, setIsApplying] = useState(false);
  const profiles = useProfiles();
  if (profiles.isPending) return <Skeleton className="m-4 h-36 md:m-6" />;
  if (profiles.isError)
    return (
      <FailureState error={profiles.error} onRetry={profiles.refetch} isRetrying={profiles.isFetching} />
    );
  if (profiles.data.length === 0)
    return (
      <EmptyState icon={<Store />} title={t("noNumbersTitle")} as="h2">
        {t("noNumbers")}
      </EmptyState>
    );
  return (
    <>
      {canEdit && profiles.data.length > 1 && (
        <div className="px-4 pt-4 md:px-6">
          <Button onClick={() => setIsApplying(true)}>
            <CopyCheck aria-hidden />
            {t("apply.open")}
          </Button>
        </div>
      )}
      <ul aria-label={t("list")} className="divide-y px-4 md:px-6">
        {profiles.data.map((profile) => (
          <Row key={profile.numberId} profile={profile} />
        ))}
      </ul>
      {isApplying && <ApplyDialog profiles={profiles.data} onClose={() => setIsApplying(false)} />}
    </>
  );
}

function Row({ profile }: { profile: ListedProfile }) {
  const t = useTranslations("profile");
  const names = useFieldNames();
  const { numberId, verifiedName, status, changes, completeness } = profile;
  const number = displayed(profile.displayNumber);
  const { score, missing } = completeness;
  return (
    <li>
      <Link href={`/profile/${numberId}`} className="group flex items-center gap-4 py-4">
        <span className="grid min-w-0 flex-1 gap-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold group-hover:underline">{verifiedName || number}</span>
            <Badge tone={tones[status]}>
              {status === "draft" ? t("draft", { count: changes }) : t(`states.${status}`)}
            </Badge>
          </span>
          <span className="text-ink-soft tabular-nums">{number}</span>
          <span className="text-ink-soft">
            {missing.length > 0 ? t("missing", { fields: names(missing) }) : t("complete")}
          </span>
        </span>
        <span className="text-right font-semibold text-lg tabular-nums">{t("score", { score })}</span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
      </Link>
    </li>
  );
}
