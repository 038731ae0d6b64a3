"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { EmptyState } from "@/components/empty-state";
import { FailureState } from "@/components/failure-state";
import { NextPage } from "@/components/next-page";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ConversationRow } from "./conversation-row";
import { listFilters } from "./inbox-params";
import { ListFilters } from "./list-filters";
import { useInboxParams } from "./use-inbox-params";
import { useListKeys } from "./use-list-keys";

export function ConversationList() {
  const trpc = useTRPC();
  const t = useTranslations("inbox");
  const { params } = useInboxParams();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useListKeys(list, search);

  const query = useInfiniteQuery(
    trpc.inbox.list.infiniteQueryOptions(listFilters(params), {
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  return (
    <>
      <ListFilters searchRef={search} />
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" aria-busy={query.isPending}>
        {query.isPending ? (
          <ListSkeleton />
        ) : query.isError && !query.data ? (
          <FailureState error={query.error} onRetry={() => query.refetch()} isRetrying={query.isFetching} />
        ) : rows.length === 0 ? (
          <NothingHere />
        ) : (
          <>
            <ul ref={list} aria-label={t("conversations")}>
              {rows.map((row) => (
                <ConversationRow key={row.id} row={row} isOpen={row.id === params.c} />
              ))}
            </ul>
            {hasNextPage && (
              <NextPage root={scroller} isFetching={isFetchingNextPage} onReached={fetchNextPage}>
                {query.isFetchNextPageError ? t("moreFailed") : t("more")}
              </NextPage>
            )}
          </>
        )}
      </div>
    </>
  );
}

function NothingHere() {
  const t = useTranslations("inbox");
  const empty = useTranslations("inbox.empty");
  const { params, filter } = useInboxParams();
  if (params.q) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("emptySearchTitle", { search: params.q })}
        action={<Button onClick={() => filter({ q: "" })}>{t("clearSearch")}</Button>}
      >
        {t("emptySearchLead")}
      </EmptyState>
    );
  }
  const isFiltered = params.unread || params.sort === "closing" || params.team || params.label;
  return (
    <EmptyState
      icon={isFiltered ? <CheckCheck /> : <Inbox />}
      title={isFiltered ? t("emptyFilteredTitle") : empty(`${params.view}.title`)}
      action={
        isFiltered && (
          <Button
            onClick={() => filter({ unread: undefined, sort: "activity", team: undefined, label: undefined })}
          >
            {t("clearFilters")}
          </Button>
        )
      }
    >
      {!isFiltered && empty(`${params.view}.lead`)}
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <div key={row} className="flex h-18 items-center gap-3 border-b px-4">
          <Skeleton className="size-3.5 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
          <Skeleton className="h-3 w-8 self-start mt-5" />
        </div>
      ))}
    </div>
  );
}
