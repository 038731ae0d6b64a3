"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { MessagesBehindInput } from "@/server/analytics/schemas";
import { ExportMenu } from "./export-menu";
import { MessageRow } from "./message-row";

type MessagesSheetProps = {
  /** The figure whose messages are shown; nothing while no figure is open. */
  of: MessagesBehindInput["of"] | undefined;
  mayOpenInbox: boolean;
  onClose: () => void;
};

/** What a figure is made of, beside the report it belongs to. */
export function MessagesSheet({ of, mayOpenInbox, onClose }: MessagesSheetProps) {
  const t = useTranslations("reports");
  return (
    <Sheet open={of !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent className="gap-0 p-0 sm:max-w-xl">
        <SheetHeader className="border-b p-6 pr-14">
          <SheetTitle>{t(`behind.${of?.kind ?? "answers"}`)}</SheetTitle>
          <SheetDescription>
            {t(of?.kind === "answers" ? "behind.leadAnswers" : "behind.lead")}
          </SheetDescription>
          {of && (
            <div className="pt-2">
              <ExportMenu report="messages" input={{ of }} size="sm" />
            </div>
          )}
        </SheetHeader>
        {of && <Messages of={of} mayOpenInbox={mayOpenInbox} />}
      </SheetContent>
    </Sheet>
  );
}

type MessagesProps = { of: MessagesBehindInput["of"]; mayOpenInbox: boolean };

function Messages({ of, mayOpenInbox }: MessagesProps) {
  const t = useTranslations("reports");
  const trpc = useTRPC();
  const found = useInfiniteQuery(
    trpc.analytics.messagesBehind.infiniteQueryOptions(
      { of },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (found.isPending) {
    return (
      <div className="grid gap-2 p-6">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((nth) => (
          <Skeleton key={nth} className="h-11" />
        ))}
      </div>
    );
  }
  if (found.isError) {
    return <FailureState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />;
  }
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="p-6 text-ink-soft">{t("behind.none")}</p>;
  return (
    <>
      <ul aria-label={t(`behind.${of.kind}`)} className="divide-y px-6">
        {items.map((item) => (
          <MessageRow key={item.id} item={item} mayOpenInbox={mayOpenInbox} />
        ))}
      </ul>
      {found.hasNextPage && (
        <NextPage isFetching={found.isFetchingNextPage} onReached={() => void found.fetchNextPage()}>
          {t("behind.more")}
        </NextPage>
      )}
    </>
  );
}
