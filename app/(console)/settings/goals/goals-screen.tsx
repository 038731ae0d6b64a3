"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { GoalsForm } from "./goals-form";
import { GoalsTable } from "./goals-table";

/** Within which time customers should be answered: owners decide it, everybody else reads it. */
export function GoalsScreen({ mayEdit }: { mayEdit: boolean }) {
  const goals = useQuery(useTRPC().goals.get.queryOptions());
  if (goals.isPending) return <Skeleton className="mx-4 my-4 h-72 max-w-xl md:mx-6" />;
  if (goals.isError)
    return (
      <FailureState
        error={goals.error}
        onRetry={goals.refetch}
        isRetrying={goals.isFetching}
        className="flex-1"
      />
    );
  return mayEdit ? <GoalsForm saved={goals.data} /> : <GoalsTable goals={goals.data} />;
}
