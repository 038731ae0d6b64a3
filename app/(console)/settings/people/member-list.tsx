"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { MemberRow } from "./member-row";

/** Who works here. */
export function MemberList({ memberId }: { memberId: string }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const members = useQuery(trpc.people.list.queryOptions());

  if (members.isPending) return <Skeleton className="m-4 h-40 md:m-6" />;
  if (members.isError)
    return <FailureState error={members.error} onRetry={members.refetch} isRetrying={members.isFetching} />;
  return (
    <ul aria-label={t("members")} className="divide-y px-4 md:px-6">
      {members.data.map((member) => (
        <MemberRow key={member.id} member={member} isSelf={member.id === memberId} />
      ))}
    </ul>
  );
}
