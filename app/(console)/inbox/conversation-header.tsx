"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Check, Hand, PanelRight, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useTRPC } from "@/app/_trpc/client";
import { useCommands } from "@/components/commands";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { useErrorMessage } from "@/components/use-error-message";
import { useContactName } from "./contact-name";
import { MarkMenu } from "./outcomes/mark-menu";
import type { Conversation } from "./person-pane";
import { useReader } from "./reader";
import { useInboxParams } from "./use-inbox-params";

type HeaderProps = { conversation: Conversation; onShowPerson: () => void };

/** Who it is, who has it, and what can be done with it. */
export function ConversationHeader({ conversation, onShowPerson }: HeaderProps) {
  const t = useTranslations("inbox");
  const { open } = useInboxParams();
  const reader = useReader();
  const name = useContactName()(conversation.contact);
  const { assignee, isClosed } = conversation;
  return (
    <header className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-2 md:px-4">
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("back")}
        className="md:hidden"
        onClick={() => open(undefined)}
      >
        <ArrowLeft aria-hidden />
      </Button>
      <Avatar name={name} />
      <div className="grid min-w-0 flex-1">
        <h2 className="truncate font-semibold text-base">{name}</h2>
        <p className="flex items-center gap-1.5 truncate text-ink-soft text-xs">
          {isClosed ? (
            <Badge>{t("closedBadge")}</Badge>
          ) : assignee ? (
            assignee.id === reader.id ? (
              t("yours")
            ) : (
              t("assignedTo", { name: assignee.name })
            )
          ) : (
            t("nobodys")
          )}
        </p>
      </div>
      {reader.canAnswer && <MarkMenu conversationId={conversation.id} />}
      {reader.canAnswer && <Actions conversation={conversation} />}
      <Tooltip label={t("person")}>
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("person")}
          className="xl:hidden"
          onClick={onShowPerson}
        >
          <PanelRight aria-hidden />
        </Button>
      </Tooltip>
    </header>
  );
}

function Actions({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox");
  const reader = useReader();
  const { run, isPending } = useActions(conversation);
  const { assignee, isClosed } = conversation;
  const isMine = assignee?.id === reader.id;

  const canTake = !isClosed && !isMine;
  useCommands({
    title: t("conversation"),
    entries: [
      ...(canTake
        ? [
            {
              id: "inbox take",
              label: assignee ? t("takeOver") : t("take"),
              Icon: Hand,
              keys: "t",
              run: run.take,
            },
          ]
        : []),
      isClosed
        ? { id: "inbox reopen", label: t("reopen"), Icon: RotateCcw, keys: "e", run: run.reopen }
        : { id: "inbox close", label: t("close"), Icon: Check, keys: "e", run: run.close },
    ],
  });

  return (
    <div className="flex items-center gap-1 sm:gap-2">
      {canTake && (
        <Tooltip label={assignee ? t("takeOverHint", { name: assignee.name }) : t("takeHint")} shortcut="T">
          <Button size="sm" aria-disabled={isPending} onClick={run.take}>
            <Hand aria-hidden />
            <span className="max-sm:sr-only">{assignee ? t("takeOver") : t("take")}</span>
          </Button>
        </Tooltip>
      )}
      {isMine && !isClosed && (
        <Tooltip label={t("releaseHint")}>
          <Button
            size="icon-sm"
            variant="quiet"
            aria-label={t("release")}
            aria-disabled={isPending}
            onClick={run.release}
          >
            <Undo2 aria-hidden />
          </Button>
        </Tooltip>
      )}
      {isClosed ? (
        <Tooltip label={t("reopenHint")} shortcut="E">
          <Button size="sm" aria-disabled={isPending} onClick={run.reopen}>
            <RotateCcw aria-hidden />
            <span className="max-sm:sr-only">{t("reopen")}</span>
          </Button>
        </Tooltip>
      ) : (
        <Tooltip label={t("closeHint")} shortcut="E">
          <Button size="sm" aria-disabled={isPending} onClick={run.close}>
            <Check aria-hidden />
            <span className="max-sm:sr-only">{t("close")}</span>
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

/** Shown at once and taken back if the server says no. */
function useActions({ id: conversationId, assignee, contact }: Conversation) {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reader = useReader();
  const errorMessage = useErrorMessage();
  const name = useContactName()(contact);
  const key = trpc.inbox.conversation.queryKey({ conversationId });

  const optimistic = (change: Partial<Conversation>) => ({
    onMutate: async () => {
      await queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueryData(key);
      queryClient.setQueryData(key, (shown) => shown && { ...shown, ...change });
      return { before };
    },
    onError: (error: unknown, _: unknown, context: { before: Conversation | undefined } | undefined) => {
      queryClient.setQueryData(key, context?.before);
      toast.error(errorMessage(error));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });

  const taken = { id: reader.id, name: reader.name };
  const take = useMutation(trpc.inbox.take.mutationOptions(optimistic({ assignee: taken })));
  const release = useMutation(trpc.inbox.release.mutationOptions(optimistic({ assignee: null })));
  const reopen = useMutation(trpc.inbox.reopen.mutationOptions(optimistic({ isClosed: false })));
  const close = useMutation(
    trpc.inbox.close.mutationOptions({
      ...optimistic({ isClosed: true, assignee: null }),
      onSuccess: () =>
        toast.success(t("closedToast", { name }), {
          action: { label: t("undo"), onClick: () => reopen.mutate({ conversationId }) },
        }),
    }),
  );

  const isPending = [take, release, reopen, close].some((one) => one.isPending);
  const unlessPending = (run: () => void) => () => !isPending && run();
  return {
    isPending,
    run: {
      take: unlessPending(() => take.mutate({ conversationId, fromMemberId: assignee?.id })),
      release: unlessPending(() => release.mutate({ conversationId })),
      close: unlessPending(() => close.mutate({ conversationId })),
      reopen: unlessPending(() => reopen.mutate({ conversationId })),
    },
  };
}
