"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useCommands } from "@/components/commands";
import { useInboxParams } from "./use-inbox-params";

/** The index one step away, staying at the ends; from nowhere, down begins at the top and up at the bottom. */
export function step(count: number, current: number, by: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return by === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + by));
}

/** j and k move along the list, Enter opens (the row is a link), / searches, Escape goes back to the list. */
export function useListKeys(
  list: RefObject<HTMLUListElement | null>,
  search: RefObject<HTMLInputElement | null>,
) {
  const t = useTranslations("inbox");
  const { params, open } = useInboxParams();

  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-conversation]") ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
    const current =
      focused >= 0 ? focused : links.findIndex((link) => link.dataset.conversation === params.c);
    const next = links[step(links.length, current, by)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  useCommands({
    title: t("title"),
    entries: [
      { id: "inbox next", label: t("keys.next"), keys: "j", run: () => move(1) },
      { id: "inbox previous", label: t("keys.previous"), keys: "k", run: () => move(-1) },
      {
        id: "inbox search",
        label: t("keys.search"),
        Icon: Search,
        keys: "/",
        run: () => search.current?.focus(),
      },
      {
        id: "inbox back",
        label: t("keys.back"),
        keys: "Escape",
        run: () => {
          if (!params.c) return;
          const { c } = params;
          open(undefined);
          list.current?.querySelector<HTMLAnchorElement>(`a[data-conversation="${c}"]`)?.focus();
        },
      },
    ],
  });
}
