"use client";

import { Bell, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "@/components/commands";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Sheet, SheetContent, SheetTitle } from "@/components/ui/sheet";
import { AlertList } from "./alert-list";
import { useAlerts } from "./use-alerts";

const isWide = () => window.matchMedia("(min-width: 48rem)").matches;
const mostShown = 99;

/** What needs this member now: a list beside the bell on a desk, a sheet on a phone. */
export function AlertsBell() {
  const t = useTranslations("alerts");
  const alerts = useAlerts();
  const { list, markAllRead } = alerts;
  const [open, setOpen] = useState<"beside" | "sheet">();
  const close = () => setOpen(undefined);
  const show = () => setOpen(isWide() ? "beside" : "sheet");
  const unread = list.data?.unreadCount ?? 0;
  const news = useNews(list.data);

  useCommands({
    title: t("title"),
    rank: 2,
    entries: [{ id: "alerts", label: t("open"), Icon: Bell, keys: "g b", run: show }],
  });

  const head = (
    <Button
      variant="link"
      size="inline"
      className="min-h-6 disabled:no-underline"
      disabled={unread === 0}
      onClick={markAllRead}
    >
      {t("markAllRead")}
    </Button>
  );
  const foot = (
    <Link
      href="/settings/alerts"
      onClick={close}
      className="flex h-11 shrink-0 items-center gap-2 border-t px-4 text-ink-soft hover:bg-hover hover:text-ink"
    >
      <SlidersHorizontal aria-hidden className="size-4" />
      {t("toPreferences")}
    </Link>
  );

  return (
    <>
      <Popover open={open === "beside"} onOpenChange={(wanted) => (wanted ? show() : close())}>
        <PopoverTrigger asChild>
          <Button
            variant="quiet"
            size="icon"
            title={t("title")}
            aria-label={t("bell", { count: unread })}
            aria-haspopup="dialog"
            aria-expanded={open !== undefined}
            className="relative"
          >
            <Bell aria-hidden />
            {unread > 0 && (
              <span
                aria-hidden
                className="-right-0.5 -top-0.5 absolute grid h-4.5 min-w-4.5 place-items-center rounded-full bg-brand px-1 font-semibold text-on-brand text-xs tabular-nums ring-2 ring-sunken"
              >
                {unread > mostShown ? `${mostShown}+` : unread}
              </span>
            )}
          </Button>
        </PopoverTrigger>
        <PopoverContent
          side="right"
          align="end"
          aria-label={t("title")}
          className="flex max-h-[min(36rem,80dvh)] w-104 flex-col p-0"
        >
          <div className="flex shrink-0 items-center justify-between gap-4 border-b px-4 py-3">
            <h2 className="font-semibold text-lg">{t("title")}</h2>
            {head}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <AlertList {...alerts} onLeave={close} />
          </div>
          {foot}
        </PopoverContent>
      </Popover>
      <Sheet open={open === "sheet"} onOpenChange={(wanted) => !wanted && close()}>
        <SheetContent side="bottom" aria-describedby={undefined} className="gap-0 p-0">
          <div className="flex shrink-0 items-center justify-between gap-4 border-b py-3 pr-14 pl-4">
            <SheetTitle>{t("title")}</SheetTitle>
            {head}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <AlertList {...alerts} onLeave={close} />
          </div>
          {foot}
        </SheetContent>
      </Sheet>
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  );
}

/** The title of an alert that came while the console was open, for those who do not see the bell. */
function useNews(data: ReturnType<typeof useAlerts>["list"]["data"]): string | undefined {
  const t = useTranslations("alerts");
  const known = useRef<Set<string>>(undefined);
  const [news, setNews] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const unread = data.alerts.filter((alert) => alert.isUnread);
    const fresh = known.current && unread.find((alert) => !known.current?.has(alert.id));
    known.current = new Set(unread.map(({ id }) => id));
    if (fresh) setNews(t("news", { title: fresh.title }));
  }, [data, t]);
  return news;
}
