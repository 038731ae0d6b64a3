"use client";

import { ArrowDown } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import {
  type RefObject,
  type UIEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { daysBetween } from "@/components/day";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/use-now";
import type { ThreadEvent } from "@/server/inbox/get-thread";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { MessageBubble } from "./message-bubble";
import type { Pending } from "./outbox";
import { useOutcomes } from "./outcomes/use-outcomes";
import { PendingBubble } from "./pending-bubble";
import { useReader } from "./reader";
import { firstUnread, type ThreadItem, threadItems } from "./thread-items";
import { useThread } from "./use-thread";

type ThreadProps = {
  conversationId: string;
  /** How much was unread when the reader came. */
  unreadCount: number;
  pending: Pending[];
  onReply?: (message: ThreadMessage) => void;
  onRetry?: (message: ThreadMessage) => void;
  /** The reader has the newest in front of her. */
  onAtEnd: (isAtEnd: boolean) => void;
};

const nearEnd = 80;

/** What was said. It hangs from its end: older pages grow above and newer messages below without moving what is read. */
export function Thread({ conversationId, unreadCount, pending, onReply, onRetry, onAtEnd }: ThreadProps) {
  const t = useTranslations("inbox");
  const timeZone = useTimeZone() ?? "UTC";
  const { query, thread } = useThread(conversationId);
  const [unreadFrom, setUnreadFrom] = useState<{ messageId: string; count: number }>();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [seenId, setSeenId] = useState<string>();

  const messages = thread?.messages;
  const lastId = messages?.at(-1)?.id;
  const items = useMemo(
    () => (thread ? threadItems(thread.messages, thread.events, { timeZone, unreadFrom }) : []),
    [thread, timeZone, unreadFrom],
  );
  const { data: ofAds } = useOutcomes(conversationId);
  const pictures = useMemo(
    () => new Map(ofAds?.touches.map(({ messageId, pictureId }) => [messageId, pictureId])),
    [ofAds],
  );
  const retried = useMemo(() => new Set(messages?.map(({ retryOf }) => retryOf)), [messages]);

  // The line of the unread stays where it was when the conversation was opened.
  const isMarked = useRef(false);
  useEffect(() => {
    if (!messages || isMarked.current) return;
    isMarked.current = true;
    const messageId = firstUnread(messages, unreadCount);
    if (messageId) setUnreadFrom({ messageId, count: unreadCount });
  }, [messages, unreadCount]);

  // Who comes back to more than fits begins to read where the unread begins.
  useLayoutEffect(() => {
    const line = unreadFrom && scroller.current?.querySelector("[data-unread]");
    if (!line || !scroller.current) return;
    const isAbove = line.getBoundingClientRect().top < scroller.current.getBoundingClientRect().top;
    if (isAbove) line.scrollIntoView({ block: "start" });
  }, [unreadFrom]);

  // Who answers has read.
  const isAnswering = pending.length > 0;
  useEffect(() => {
    if (isAnswering) setUnreadFrom(undefined);
  }, [isAnswering]);

  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd]);
  useEffect(() => {
    if (isAtEnd) setSeenId(lastId);
  }, [isAtEnd, lastId]);

  const rememberPlace = useKeepPlace(scroller);
  const toEnd = () => scroller.current?.scrollTo({ top: 0 });

  if (query.isPending) return <ThreadSkeleton />;
  if (!thread) {
    return (
      <FailureState
        error={query.error}
        onRetry={() => query.refetch()}
        isRetrying={query.isFetching}
        className="flex-1"
      />
    );
  }

  const hasNew = !isAtEnd && lastId !== seenId && messages?.at(-1)?.direction === "inbound";
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    rememberPlace();
    setIsAtEnd(Math.abs(currentTarget.scrollTop) < nearEnd);
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto [overflow-anchor:none]"
      >
        <div role="log" aria-label={t("messages")} aria-live="polite" className="mb-auto pb-4">
          {query.hasNextPage && (
            <NextPage root={scroller} isFetching={query.isFetchingNextPage} onReached={query.fetchNextPage}>
              {query.isFetchNextPageError ? t("olderFailed") : t("older")}
            </NextPage>
          )}
          {items.map((item) => (
            <Item
              key={item.key}
              item={item}
              pictures={pictures}
              retried={retried}
              onReply={onReply}
              onRetry={onRetry}
            />
          ))}
          {pending.map((one) => (
            <PendingBubble key={one.clientId} pending={one} />
          ))}
        </div>
      </div>
      {!isAtEnd && (
        <Button
          size="sm"
          variant={hasNew ? "main" : "plain"}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float"
          onClick={toEnd}
        >
          <ArrowDown aria-hidden />
          {hasNew ? t("newMessages") : t("toEnd")}
        </Button>
      )}
    </div>
  );
}

type ItemProps = Pick<ThreadProps, "onReply" | "onRetry"> & {
  item: ThreadItem;
  pictures: Map<string, string | null>;
  retried: Set<string | null>;
};

function Item({ item, pictures, retried, onReply, onRetry }: ItemProps) {
  switch (item.kind) {
    case "day":
      return <Day at={item.at} />;
    case "unread":
      return <UnreadLine count={item.count} />;
    case "event":
      return <EventLine event={item.event} />;
    case "message":
      return (
        <MessageBubble
          message={item.message}
          isFirst={item.isFirst}
          isLast={item.isLast}
          isRetried={retried.has(item.message.id)}
          pictureId={pictures.get(item.message.id)}
          onReply={onReply}
          onRetry={onRetry}
        />
      );
  }
}

/** Who has scrolled up keeps reading the same line, whatever comes or goes around it; who is at the end stays there. */
function useKeepPlace(scroller: RefObject<HTMLDivElement | null>) {
  const anchor = useRef<{ element: Element; top: number }>(undefined);

  const remember = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    const edge = view.getBoundingClientRect().top;
    const element = [...view.querySelectorAll("article")].find(
      (article) => article.getBoundingClientRect().bottom > edge,
    );
    anchor.current = element && { element, top: element.getBoundingClientRect().top };
  }, [scroller]);

  useLayoutEffect(() => {
    const { element, top } = anchor.current ?? {};
    if (
      scroller.current &&
      element?.isConnected &&
      top !== undefined &&
      scroller.current.scrollTop < -nearEnd
    ) {
      scroller.current.scrollTop += element.getBoundingClientRect().top - top;
    }
    remember();
  });
  return remember;
}

function Day({ at }: { at: Date }) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const days = daysBetween(at.getTime(), now.getTime(), timeZone);
  const words =
    days === 0
      ? t("today")
      : days === 1
        ? t("yesterday")
        : format.dateTime(at, days < 300 ? "weekday" : "dayYear");
  return (
    <p className="sticky top-0 z-10 flex justify-center py-3">
      <span className="min-w-48 rounded-full border bg-paper px-3 py-0.5 text-center text-ink-soft text-xs">
        {words}
      </span>
    </p>
  );
}

function UnreadLine({ count }: { count: number }) {
  const t = useTranslations("inbox");
  return (
    <p
      data-unread
      className="flex scroll-mt-12 items-center gap-3 px-4 pt-4 pb-1 text-brand-ink text-xs before:h-px before:flex-1 before:bg-brand/40 after:h-px after:flex-1 after:bg-brand/40"
    >
      {t("unreadLine", { count })}
    </p>
  );
}

function EventLine({ event }: { event: ThreadEvent }) {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const reader = useReader();
  const isReader = event.memberId === reader.id;
  return (
    <p className="px-4 py-2 text-center text-ink-faint text-xs">
      {t(`events.${event.kind}`, {
        name: event.name,
        who: isReader ? "you" : "other",
        team: "team" in event ? event.team : "",
      })}
      {" · "}
      <time dateTime={event.at.toISOString()} className="tabular-nums">
        {format.dateTime(event.at, "time")}
      </time>
    </p>
  );
}

const shapes = ["w-64", "w-40 self-end", "w-80", "w-52 self-end", "w-48"];

function ThreadSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col justify-end gap-3 p-4">
      {shapes.map((shape) => (
        <Skeleton key={shape} className={`h-12 max-w-full rounded-md ${shape}`} />
      ))}
    </div>
  );
}
