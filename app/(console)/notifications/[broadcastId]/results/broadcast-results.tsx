"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { displayed } from "@/components/displayed";
import { FailureState } from "@/components/failure-state";
import { PageHeader } from "@/components/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/use-now";
import { useWhen } from "@/components/use-when";
import type { Broadcast } from "@/server/notifications/broadcasts/shapes";
import { StateBadge } from "../../state-badge";
import { isLeaving } from "../../use-broadcasts";
import { BackLink } from "../back-link";
import type { Rights } from "../broadcast-screen";
import { BroadcastPreview } from "../form/broadcast-preview";
import { BroadcastActions } from "./actions";
import { Facts } from "./facts";
import { Reasons } from "./reasons";
import { Recipients } from "./recipients";
import { ResultFigures } from "./result-figures";
import { WhyNote } from "./why-note";

/** What becomes of a broadcast that was sent off, and what can still be done. */
export function BroadcastResults({ broadcast, ...rights }: { broadcast: Broadcast } & Rights) {
  const t = useTranslations("broadcasts");
  const trpc = useTRPC();
  const when = useWhen();
  const now = useNow();
  const { broadcastId, state, form, template, sendAt, why, numberName, displayNumber } = broadcast;
  const asked = useQuery({
    ...trpc.broadcasts.results.queryOptions({ sentBroadcastId: broadcastId }),
    // Customers read and answer for days, but nobody looks at this for as long.
    refetchInterval: isLeaving(state) ? 2_000 : 15_000,
  });
  const results = asked.data;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {form.name} <StateBadge state={state} />
          </span>
        }
        lead={<BackLink />}
        actions={
          <BroadcastActions broadcast={broadcast} waiting={results?.figures.waiting ?? 0} {...rights} />
        }
      />
      <div className="relative grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 p-4 md:p-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="grid min-w-0 content-start gap-8">
          {why && <WhyNote why={why} goesOnAt={results?.goesOnAt ?? null} />}
          {state === "scheduled" && sendAt && (
            <p className="text-lg">{t("beginsAt", { when: when.at(sendAt, now) })}</p>
          )}
          {results ? (
            <>
              <ResultFigures results={results} quoted={broadcast.quoted} />
              <Reasons results={results} />
            </>
          ) : asked.isError ? (
            <FailureState error={asked.error} onRetry={asked.refetch} isRetrying={asked.isFetching} />
          ) : (
            <Skeleton className="h-40" />
          )}
          {rights.mayReadPeople && (
            <Recipients
              broadcastId={broadcastId}
              isLeaving={isLeaving(state)}
              mayOpenInbox={rights.mayOpenInbox}
            />
          )}
        </div>
        <div className="grid content-start gap-8">
          <BroadcastPreview
            sender={numberName || (displayNumber ? displayed(displayNumber) : t("number"))}
            template={template}
            form={form}
          />
          <Facts broadcast={broadcast} />
        </div>
      </div>
    </>
  );
}
