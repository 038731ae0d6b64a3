"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { RelativeTime } from "@/components/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { leftOutReasons, type Outcome } from "@/server/notifications/broadcasts/schemas";
import type { RecipientItem } from "@/server/notifications/broadcasts/shapes";
import { useFailureText } from "../../../inbox/use-failure-text";

const shown = ["waiting", "sent", "delivered", "read", "replied", "failed", "leftOut"] as const;
const all = "all";

type RecipientsProps = { broadcastId: string; isLeaving: boolean; mayOpenInbox: boolean };

/** Everybody it was meant for, by what became of their message, with the way to the chat. */
export function Recipients(props: RecipientsProps) {
  const t = useTranslations("broadcasts");
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <section aria-labelledby="recipients" className="grid min-w-0 gap-3">
      <h2 id="recipients" className="font-semibold text-lg">
        {t("recipientsTitle")}
      </h2>
      <div className="-mx-4 overflow-x-auto px-4">
        <ToggleGroup
          type="single"
          value={outcome ?? all}
          aria-label={t("columns.state")}
          onValueChange={(chosen) => chosen && setOutcome(shown.find((one) => one === chosen))}
        >
          <ToggleGroupItem value={all}>{t("allRecipients")}</ToggleGroupItem>
          {shown.map((one) => (
            <ToggleGroupItem key={one} value={one} className="whitespace-nowrap">
              {t(`figures.${one}`)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      </div>
      <People {...props} outcome={outcome} />
    </section>
  );
}

function People({ broadcastId, isLeaving, mayOpenInbox, outcome }: RecipientsProps & { outcome?: Outcome }) {
  const t = useTranslations("broadcasts");
  const trpc = useTRPC();
  const found = useInfiniteQuery({
    ...trpc.broadcasts.recipients.infiniteQueryOptions(
      { sentBroadcastId: broadcastId, outcome },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    refetchInterval: isLeaving ? 5_000 : 15_000,
  });
  if (found.isPending) return <Skeleton className="h-40" />;
  if (found.isError) {
    return <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />;
  }
  const people = found.data.pages.flatMap((page) => page.recipients);
  if (people.length === 0) return <p className="text-ink-soft">{t("noRecipients")}</p>;
  return (
    <div>
      <ul aria-label={t("recipientsTitle")} className="grid border-t">
        {people.map((person) => (
          <Person key={person.position} person={person} mayOpenInbox={mayOpenInbox} />
        ))}
      </ul>
      {found.hasNextPage && (
        <NextPage isFetching={found.isFetchingNextPage} onReached={() => void found.fetchNextPage()}>
          {t("moreRecipients")}
        </NextPage>
      )}
    </div>
  );
}

type PersonProps = { person: RecipientItem; mayOpenInbox: boolean };

function Person({ person, mayOpenInbox }: PersonProps) {
  const t = useTranslations("broadcasts");
  const { outcome, conversationId, at, waId } = person;
  const name = person.name ?? (waId ? displayed(waId) : t("person"));
  const why = useWhy(person);
  return (
    <li className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-b py-1.5 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_auto]">
      {conversationId && mayOpenInbox ? (
        <Link
          href={`/inbox?c=${conversationId}`}
          className="truncate font-medium text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
        >
          {name}
        </Link>
      ) : (
        <span className="truncate font-medium">{name}</span>
      )}
      <span className="text-pretty text-ink-soft max-sm:order-last max-sm:col-span-2">
        {[t(`figures.${outcome}`), why].filter(Boolean).join(" · ")}
      </span>
      <span className="text-right text-ink-soft text-xs tabular-nums">{at && <RelativeTime at={at} />}</span>
    </li>
  );
}

/** Why this one got nothing: our own rules, or what Meta said. */
function useWhy({ reason, failureCode, failureKey, failureDetail }: RecipientItem): string | undefined {
  const t = useTranslations("broadcasts.leftOutReasons");
  const failureText = useFailureText();
  const known = leftOutReasons.find((one) => one === reason);
  if (known) return t(known);
  return failureCode === null && failureDetail === null
    ? undefined
    : failureText({ code: failureCode, key: failureKey, detail: failureDetail });
}
