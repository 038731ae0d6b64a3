"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";

export type { SavedReport } from "@/server/analytics/saved-reports/list-saved-reports";

/** The saved reports, and all that is done to them; each change is seen in the list. */
export function useSavedReports() {
  const { savedReports } = useTRPC();
  const queryClient = useQueryClient();
  // Not waited for: a row that goes would take what it has to say with it.
  const onSuccess = () => {
    void queryClient.invalidateQueries({ queryKey: savedReports.list.queryKey() });
  };
  return {
    list: useQuery(savedReports.list.queryOptions()),
    save: useMutation(savedReports.save.mutationOptions({ onSuccess })),
    change: useMutation(savedReports.change.mutationOptions({ onSuccess })),
    remove: useMutation(savedReports.delete.mutationOptions({ onSuccess })),
    mail: useMutation(savedReports.mail.mutationOptions({ onSuccess })),
    stopMail: useMutation(savedReports.stopMail.mutationOptions({ onSuccess })),
  };
}
