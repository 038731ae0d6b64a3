import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";

type Which = { connectionId: string; adVideoId: string | null };

/** How far a video has come at Meta; news of it arrive with those of campaigns. */
export function useVideo({ connectionId, adVideoId }: Which) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const which = { connectionId, adVideoId: adVideoId ?? "" };
  const state = useQuery(trpc.adCreative.video.queryOptions(which, { enabled: adVideoId !== null }));
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.adCreative.video.queryKey(which) });
  const again = useMutation(trpc.adCreative.handOverAgain.mutationOptions({ onSettled }));
  return {
    state: state.data,
    isAsking: again.isPending,
    handOverAgain: () => again.mutate(which),
  };
}
