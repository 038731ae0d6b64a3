"use client";

import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { EmptyState } from "@/components/empty-state";
import { ConversationList } from "./conversation-list";
import { ConversationPane } from "./conversation-pane";
import { listFilters } from "./inbox-params";
import { OutboxProvider } from "./outbox";
import { type Reader, ReaderProvider } from "./reader";
import { useInboxParams } from "./use-inbox-params";
import { useLive } from "./use-live";

/** The customers at the counter: who waits, what was said, who they are. */
export function Inbox({ member, timeZone }: { member: Reader; timeZone: string }) {
  return (
    <NextIntlClientProvider locale={useLocale()} timeZone={timeZone}>
      <ReaderProvider reader={member}>
        <OutboxProvider>
          <Panes />
        </OutboxProvider>
      </ReaderProvider>
    </NextIntlClientProvider>
  );
}

function Panes() {
  const t = useTranslations("inbox");
  const { params } = useInboxParams();
  const { isReconnecting } = useLive(listFilters(params), params.c);
  useUnreadTitle();

  return (
    <div data-immersive={params.c ? "" : undefined} className="relative flex min-h-0 flex-1">
      <h1 className="sr-only">{t("title")}</h1>
      <div
        className={cn(
          "flex w-full min-w-0 flex-col border-r md:w-90 md:shrink-0",
          params.c && "max-md:hidden",
        )}
      >
        <ConversationList />
        {isReconnecting && (
          <p role="status" className="border-t bg-amber-soft px-4 py-2 text-amber-ink text-xs">
            {t("reconnecting")}
          </p>
        )}
      </div>
      <div className={cn("flex min-w-0 flex-1", !params.c && "max-md:hidden")}>
        {params.c ? (
          <ConversationPane key={params.c} conversationId={params.c} />
        ) : (
          <EmptyState icon={<MessagesSquare />} title={t("noneOpenTitle")} className="flex-1">
            {t("noneOpenLead")}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** "(3) Inbox · Guichet": what is unread and could be this reader's. */
function useUnreadTitle() {
  const trpc = useTRPC();
  const t = useTranslations("inbox");
  const { data } = useQuery(trpc.inbox.counts.queryOptions());
  const unread = data ? data.mineUnread + data.unassignedUnread : 0;
  const title = `${t("title")} · Guichet`;
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${title}` : title;
  }, [unread, title]);
}
