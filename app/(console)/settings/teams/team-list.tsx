"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamRow } from "./team-row";

/** The teams that work, and below them those that are archived. */
export function TeamList() {
  const t = useTranslations("teams");
  const settings = useTranslations("settings");
  const trpc = useTRPC();
  const list = useQuery(trpc.teams.list.queryOptions());

  if (list.isPending) return <Skeleton className="m-4 h-40 md:m-6" />;
  if (list.isError)
    return <FailureState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />;
  const working = list.data.filter(({ isArchived }) => !isArchived);
  const archived = list.data.filter(({ isArchived }) => isArchived);
  return (
    <>
      {working.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={t("emptyTitle")}>
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <ul aria-label={settings("sections.teams.title")} className="divide-y px-4 md:px-6">
          {working.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="border-t pt-6">
          <h2 id="archived" className="px-4 font-semibold text-lg md:px-6">
            {t("archived")}
          </h2>
          <ul aria-labelledby="archived" className="divide-y px-4 md:px-6">
            {archived.map((team) => (
              <TeamRow key={team.id} team={team} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
