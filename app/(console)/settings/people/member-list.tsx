"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";

/** Who works here. */
export function MemberList({ memberId }: { memberId: string }) {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const members = useQuery(trpc.people.list.queryOptions());

  if (members.isPending) return <Skeleton className="m-6 h-48" />;
  if (members.isError)
    return (
      <FailureState
        error={members.error}
        onRetry={members.refetch}
        isRetrying={members.isFetching}
        className="flex-1"
      />
    );
  return (
    <ul aria-label={t("members")} className="divide-y px-4 md:px-6">
      {members.data.map(({ id, name, email, roles }) => (
        <li key={id} className="flex min-h-16 items-center gap-3 py-2">
          <Avatar name={name} />
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2">
              <span className="truncate font-medium">{name}</span>
              {id === memberId && <Badge>{t("you")}</Badge>}
            </p>
            <p className="truncate text-ink-soft">{email}</p>
          </div>
          <p className="text-ink-soft">{roles.map((role) => t(`role.${role}`)).join(", ")}</p>
        </li>
      ))}
    </ul>
  );
}
