"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { toast } from "@/components/ui/toast";
import { useErrorMessage } from "@/components/use-error-message";
import type { OutcomeKind } from "@/server/ads/outcomes/schemas";
import { useLiveFeed } from "../../live-feed";

/** The ads that brought the customer and what came of it, kept true while it is on the screen. */
export function useOutcomes(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.outcomes.ofConversation.queryOptions({ conversationId }));
  const read = () =>
    void queryClient.invalidateQueries({
      queryKey: trpc.outcomes.ofConversation.queryKey({ conversationId }),
    });
  useLiveFeed({
    onStarted: read,
    onEvents: (events) => {
      if (events === "all" || events.some((event) => event.conversationId === conversationId)) read();
    },
  });
  return query;
}

/** Marks and takes back; what was marked by a slip of the hand is undone from the message that says so. */
export function useOutcomeActions(conversationId: string) {
  const t = useTranslations("outcomes");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const onSettled = () =>
    queryClient.invalidateQueries({ queryKey: trpc.outcomes.ofConversation.queryKey({ conversationId }) });
  const onError = (error: unknown) => toast.error(errorMessage(error));

  const withdraw = useMutation(trpc.outcomes.withdraw.mutationOptions({ onSettled, onError }));
  const mark = useMutation(trpc.outcomes.mark.mutationOptions({ onSettled }));
  const correct = useMutation(trpc.outcomes.correct.mutationOptions({ onSettled }));

  const tellMarked = (kind: OutcomeKind, outcomeId: string) =>
    toast.success(t(`marked.${kind}`), {
      action: {
        label: t("undo"),
        onClick: () =>
          withdraw.mutate({ outcomeId }, { onSuccess: () => toast.success(t("withdrawnToast")) }),
      },
    });

  const markStage = (kind: Exclude<OutcomeKind, "order">) =>
    mark.mutate(
      { conversationId, clientId: crypto.randomUUID(), kind },
      { onSuccess: ({ outcomeId }) => tellMarked(kind, outcomeId), onError },
    );

  return { mark, markStage, correct, withdraw, tellMarked };
}
