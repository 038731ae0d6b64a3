"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import { HoursForm } from "./hours-form";
import { HoursTable } from "./hours-table";

/** When somebody is there: owners change it, everybody else reads it. */
export function HoursScreen({ mayEdit }: { mayEdit: boolean }) {
  const hours = useQuery(useTRPC().hours.get.queryOptions());
  if (hours.isPending) return <Skeleton className="mx-4 my-4 h-96 max-w-3xl md:mx-6" />;
  if (hours.isError)
    return (
      <FailureState
        error={hours.error}
        onRetry={hours.refetch}
        isRetrying={hours.isFetching}
        className="flex-1"
      />
    );
  return mayEdit ? <HoursForm saved={hours.data} /> : <HoursTable hours={hours.data} />;
}
