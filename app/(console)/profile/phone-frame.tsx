"use client";

import { ChevronLeft, Clock3, Moon, Phone, Sun, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import { Portrait } from "./portrait";

type PhoneFrameProps = {
  name: string;
  number: string;
  pictureId: string;
  isLive: boolean;
  children: ReactNode;
};

/** The customer's phone with the head of the chat, light or dark, and whether what is below it is live. */
export function PhoneFrame({ name, number, pictureId, isLive, children }: PhoneFrameProps) {
  const t = useTranslations("profile");
  const [isDark, setIsDark] = useState(false);
  const shown = name || displayed(number);
  return (
    <aside aria-label={t("preview")} className="grid content-start gap-3">
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">{t("preview")}</h2>
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t(isDark ? "previewLight" : "previewDark")}
          onClick={() => setIsDark(!isDark)}
        >
          {isDark ? <Sun aria-hidden /> : <Moon aria-hidden />}
        </Button>
      </div>
      <div
        data-theme={isDark ? "dark" : "light"}
        className="overflow-hidden rounded-[2rem] border-8 border-rule-strong bg-surface text-ink shadow-float"
      >
        <div className="flex items-center gap-3 border-b bg-paper px-3 py-2.5 text-ink">
          <ChevronLeft aria-hidden className="size-5 shrink-0 text-ink-soft" />
          <Portrait pictureId={pictureId} name={shown} className="size-9 text-sm" />
          <p className="min-w-0 flex-1 truncate font-medium">{shown}</p>
          <Video aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
          <Phone aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
        </div>
        {children}
      </div>
      <p className="flex items-center gap-2 text-ink-soft text-xs">
        <Clock3 aria-hidden className="size-3.5 shrink-0" />
        {t(isLive ? "previewLive" : "previewDraft")}
      </p>
    </aside>
  );
}
