"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { Composer } from "./composer";
import { ConversationHeader } from "./conversation-header";
import { useOutbox } from "./outbox";
import { PersonPane, PersonSheet } from "./person-pane";
import { useReader } from "./reader";
import { SortingBar } from "./sorting-bar";
import { Thread } from "./thread";
import { useMarkRead } from "./use-mark-read";
import { useThread } from "./use-thread";

/** One conversation: what was said, the place to answer, and who it is. */
export function ConversationPane({ conversationId }: { conversationId: string }) {
  const trpc = useTRPC();
  const { canAnswer } = useReader();
  const { pending, send } = useOutbox();
  const query = useQuery(trpc.inbox.conversation.queryOptions({ conversationId }));
  const { thread } = useThread(conversationId);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [answered, setAnswered] = useState<ThreadMessage>();
  const [isPersonShown, setIsPersonShown] = useState(false);
  const conversation = query.data;

  useMarkRead({
    conversationId,
    unreadCount: conversation?.unreadCount ?? 0,
    readTo: thread?.readTo ?? null,
    isShown: canAnswer && isAtEnd,
  });

  const onRetry = useCallback(
    (message: ThreadMessage) => send(conversationId, { kind: "retry", messageId: message.id }),
    [send, conversationId],
  );
  const sent = new Set(thread?.messages.map(({ clientId }) => clientId));
  const waiting = pending.filter(
    (one) => one.conversationId === conversationId && !(sent.has(one.clientId) && one.state === "sending"),
  );

  if (query.isError && !conversation) {
    return (
      <FailureState
        error={query.error}
        onRetry={() => query.refetch()}
        isRetrying={query.isFetching}
        className="flex-1"
      />
    );
  }
  return (
    <>
      <section className="flex min-w-0 flex-1 flex-col">
        {conversation ? (
          <>
            <ConversationHeader conversation={conversation} onShowPerson={() => setIsPersonShown(true)} />
            <SortingBar conversation={conversation} />
          </>
        ) : (
          <HeaderSkeleton />
        )}
        {conversation ? (
          <Thread
            conversationId={conversationId}
            unreadCount={conversation.unreadCount}
            pending={waiting}
            onReply={canAnswer ? setAnswered : undefined}
            onRetry={canAnswer ? onRetry : undefined}
            onAtEnd={setIsAtEnd}
          />
        ) : (
          <div className="flex-1" />
        )}
        {conversation && canAnswer && (
          <Composer
            conversation={conversation}
            answered={answered}
            onAnswered={() => setAnswered(undefined)}
          />
        )}
      </section>
      {conversation && (
        <>
          <PersonPane conversation={conversation} />
          <PersonSheet conversation={conversation} isOpen={isPersonShown} onOpenChange={setIsPersonShown} />
        </>
      )}
    </>
  );
}

function HeaderSkeleton() {
  return (
    <div aria-hidden className="flex h-16 items-center gap-3 border-b px-4">
      <Skeleton className="h-9 w-8 rounded-arch" />
      <Skeleton className="h-4 w-40" />
    </div>
  );
}
