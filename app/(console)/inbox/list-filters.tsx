"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowDownWideNarrow, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Input } from "@/components/ui/input";
import { Tooltip } from "@/components/ui/tooltip";
import { type Sort, views } from "@/server/inbox/schemas";
import { Narrowed, NarrowMenu } from "./narrow-menu";
import { useInboxParams } from "./use-inbox-params";

const typingPause = 250;

export function ListFilters({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  return (
    <div className="border-b">
      <div className="flex items-center gap-2 p-3">
        <SearchField inputRef={searchRef} />
        <NarrowMenu />
        <OrderMenu />
      </div>
      <Narrowed />
      <Views />
    </div>
  );
}

function SearchField({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("inbox");
  const { params, filter } = useInboxParams();
  const [typed, setTyped] = useState(params.q);

  useEffect(() => setTyped(params.q), [params.q]);
  useEffect(() => {
    if (typed === params.q) return;
    const timer = setTimeout(() => filter({ q: typed }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, params.q, filter]);

  return (
    <div className="relative flex-1">
      <Search aria-hidden className="absolute top-3 left-3 size-4 text-ink-faint" />
      <Tooltip label={t("search")} shortcut="/">
        <Input
          ref={inputRef}
          type="search"
          aria-label={t("search")}
          placeholder={t("searchPlaceholder")}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            if (typed) setTyped("");
            else event.currentTarget.blur();
          }}
          className="pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden"
        />
      </Tooltip>
      {typed && (
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t("clearSearch")}
          className="absolute top-1 right-1"
          onClick={() => {
            setTyped("");
            inputRef.current?.focus();
          }}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}

function OrderMenu() {
  const t = useTranslations("inbox");
  const { params, filter } = useInboxParams();
  const isChanged = params.unread === "1" || params.sort !== "activity";
  return (
    <DropdownMenu>
      <Tooltip label={t("order")}>
        <DropdownMenuTrigger asChild>
          <Button
            size="icon"
            aria-label={t("order")}
            className={cn("size-10", isChanged && "border-brand text-brand-ink")}
          >
            <ArrowDownWideNarrow aria-hidden />
          </Button>
        </DropdownMenuTrigger>
      </Tooltip>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{t("sortBy")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={params.sort} onValueChange={(sort) => filter({ sort: sort as Sort })}>
          <DropdownMenuRadioItem value="activity">{t("sortActivity")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="closing">{t("sortClosing")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem
          checked={params.unread === "1"}
          onCheckedChange={(isOn) => filter({ unread: isOn ? "1" : undefined })}
        >
          {t("unreadOnly")}
        </DropdownMenuCheckboxItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Views() {
  const t = useTranslations("inbox.views");
  const trpc = useTRPC();
  const { params, href, filter } = useInboxParams();
  const { data: counts } = useQuery(trpc.inbox.counts.queryOptions());
  const countOf = (view: (typeof views)[number]) =>
    view === "mine" ? counts?.mine : view === "unassigned" ? counts?.unassigned : undefined;

  return (
    <nav aria-label={t("label")} className="flex overflow-x-auto px-1">
      {views.map((view) => {
        const isShown = params.view === view;
        const count = countOf(view);
        return (
          <a
            key={view}
            href={href({ view })}
            aria-current={isShown ? "true" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              filter({ view });
            }}
            className={cn(
              "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 outline-offset-[-2px]",
              isShown
                ? "border-brand font-medium text-ink"
                : "border-transparent text-ink-soft hover:text-ink",
            )}
          >
            {t(view)}
            {count !== undefined && count > 0 && (
              <span className="text-ink-faint text-xs tabular-nums">{count > 99 ? "99+" : count}</span>
            )}
          </a>
        );
      })}
    </nav>
  );
}
