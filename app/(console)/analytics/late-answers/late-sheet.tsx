"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { ExportMenu } from "../export-menu";
import type { Narrowed } from "./late-params";
import { LateAnswerRow, MessageOf2018Row } from "./late-rows";

type LateSheetProps = {
  /** The figure whose messages are shown; nothing while no figure is open. */
  shown: Narrowed | undefined;
  mayOpenInbox: boolean;
  onClose: () => void;
};

/** What a figure is made of, beside the report it belongs to. */
export function LateSheet({ shown, mayOpenInbox, onClose }: LateSheetProps) {
  const t = useTranslations("reports.late");
  return (
    <Sheet open={shown !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent className="gap-0 p-0 sm:max-w-xl">
        <SheetHeader className="border-b p-6 pr-14">
          <SheetTitle>{t(shown?.of === "2018" ? "messagesTitle" : "each")}</SheetTitle>
          <SheetDescription>{t(shown?.of === "2018" ? "messagesLead" : "eachLead")}</SheetDescription>
          {shown?.of === "late" && (
            <div className="pt-2">
              <ExportMenu report="each-late-answer" input={shown.input} size="sm" />
            </div>
          )}
        </SheetHeader>
        {shown?.of === "late" && <LateAnswers input={shown.input} mayOpenInbox={mayOpenInbox} />}
        {shown?.of === "2018" && <Messages input={shown.input} mayOpenInbox={mayOpenInbox} />}
      </SheetContent>
    </Sheet>
  );
}

type Of<Name extends Narrowed["of"]> = Extract<Narrowed, { of: Name }>["input"];

function LateAnswers({ input, mayOpenInbox }: { input: Of<"late">; mayOpenInbox: boolean }) {
  const t = useTranslations("reports.late");
  const trpc = useTRPC();
  const found = useInfiniteQuery(
    trpc.late.answers.infiniteQueryOptions(input, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Pages name={t("each")} found={found}>
      {items.map((answer) => (
        <LateAnswerRow key={answer.id} answer={answer} mayOpenInbox={mayOpenInbox} />
      ))}
    </Pages>
  );
}

function Messages({ input, mayOpenInbox }: { input: Of<"2018">; mayOpenInbox: boolean }) {
  const t = useTranslations("reports.late");
  const trpc = useTRPC();
  const found = useInfiniteQuery(
    trpc.late.messages.infiniteQueryOptions(input, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Pages name={t("messagesTitle")} found={found}>
      {items.map((message) => (
        <MessageOf2018Row key={message.id} message={message} mayOpenInbox={mayOpenInbox} />
      ))}
    </Pages>
  );
}

type Found = Pick<
  ReturnType<typeof useInfiniteQuery>,
  "isPending" | "isError" | "error" | "refetch" | "isFetching" | "hasNextPage" | "isFetchingNextPage"
> & { fetchNextPage: () => unknown };

function Pages({ name, found, children }: { name: string; found: Found; children: ReactNode[] }) {
  const t = useTranslations("reports.behind");
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
  if (children.length === 0) return <p className="p-6 text-ink-soft">{t("none")}</p>;
  return (
    <>
      <ul aria-label={name} className="divide-y px-6">
        {children}
      </ul>
      {found.hasNextPage && (
        <NextPage isFetching={found.isFetchingNextPage} onReached={() => void found.fetchNextPage()}>
          {t("more")}
        </NextPage>
      )}
    </>
  );
}
