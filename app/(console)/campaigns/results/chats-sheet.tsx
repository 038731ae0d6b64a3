"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoney } from "@/components/use-money";
import { useWhen } from "@/components/use-when";
import type { ChatBehind } from "@/server/analytics/funnel/funnel-shapes";
import type { ChatsBehindInput } from "@/server/analytics/funnel/schemas";
import { ExportMenu } from "../../analytics/export-menu";
import { useFigures } from "../../analytics/use-figures";

type Input = Omit<ChatsBehindInput, "cursor">;
type ChatsSheetProps = {
  /** The figure whose conversations are shown; nothing while none is open. */
  input: Input | undefined;
  mayOpenInbox: boolean;
  onClose: () => void;
};

/** The conversations that a figure is made of, beside the report it belongs to. */
export function ChatsSheet({ input, mayOpenInbox, onClose }: ChatsSheetProps) {
  const t = useTranslations("reports.results");
  return (
    <Sheet open={input !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent className="gap-0 p-0 sm:max-w-xl">
        <SheetHeader className="border-b p-6 pr-14">
          <SheetTitle>{t(`chatsOf.${input?.step ?? "conversations"}`)}</SheetTitle>
          <SheetDescription>{t("chatsLead")}</SheetDescription>
          {input && (
            <div className="pt-2">
              <ExportMenu report="ad-chats" input={input} size="sm" />
            </div>
          )}
        </SheetHeader>
        {input && <Chats input={input} mayOpenInbox={mayOpenInbox} />}
      </SheetContent>
    </Sheet>
  );
}

function Chats({ input, mayOpenInbox }: { input: Input; mayOpenInbox: boolean }) {
  const t = useTranslations("reports.results");
  const say = useTranslations("reports.behind");
  const trpc = useTRPC();
  const found = useInfiniteQuery(
    trpc.funnel.chats.infiniteQueryOptions(input, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  if (found.isPending) {
    return (
      <div className="grid gap-2 p-6">
        {[1, 2, 3, 4, 5, 6].map((nth) => (
          <Skeleton key={nth} className="h-14" />
        ))}
      </div>
    );
  }
  if (found.isError) {
    return <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />;
  }
  const chats = found.data.pages.flatMap((page) => page.items);
  if (chats.length === 0) return <p className="p-6 text-ink-soft">{t("noChats")}</p>;
  return (
    <>
      <ul aria-label={t(`chatsOf.${input.step}`)} className="divide-y px-6">
        {chats.map((chat) => (
          <Chat key={chat.id} chat={chat} mayOpenInbox={mayOpenInbox} />
        ))}
      </ul>
      {found.hasNextPage && (
        <NextPage isFetching={found.isFetchingNextPage} onReached={() => void found.fetchNextPage()}>
          {say("more")}
        </NextPage>
      )}
    </>
  );
}

function Chat({ chat, mayOpenInbox }: { chat: ChatBehind; mayOpenInbox: boolean }) {
  const t = useTranslations("reports.results");
  const say = useTranslations("reports.latency");
  const money = useMoney();
  const { wait, country } = useFigures();
  const { short } = useWhen();
  const { conversationId, contactName, at, adName, waitSeconds, isWaiting, amount } = chat;
  const name = contactName ?? say("noName");
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 py-3">
      {mayOpenInbox ? (
        <Link
          href={`/inbox?c=${conversationId}`}
          className="truncate font-medium text-brand-ink underline decoration-brand/40 underline-offset-4 hover:decoration-brand"
        >
          {name}
        </Link>
      ) : (
        <span className="truncate font-medium">{name}</span>
      )}
      <span className="text-right font-medium tabular-nums">
        {amount ? money(amount) : isWaiting ? t("stillWaiting") : waitSeconds !== null && wait(waitSeconds)}
      </span>
      <span className="col-span-2 min-w-0 break-words text-ink-soft text-xs">
        {[short(at, new Date()), adName, country(chat.country)].filter(Boolean).join(" · ")}
      </span>
    </li>
  );
}
