"use client";

import { ChevronLeft, Clock3, Globe, Mail, MapPin, Moon, Phone, Store, Sun, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { Button } from "@/components/ui/button";
import { isVertical, type Profile } from "@/server/profile/schemas";
import { Portrait } from "./portrait";

type PhonePreviewProps = { name: string; number: string; profile: Profile; isLive: boolean };

/** The customer's phone: the head of the chat, and the sheet behind it, as they would be now. */
export function PhonePreview({ name, number, profile, isLive }: PhonePreviewProps) {
  const t = useTranslations("profile");
  const [isDark, setIsDark] = useState(false);
  const shown = name || displayed(number);
  const websites = profile.websites.filter((website) => website.trim());
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
          <Portrait pictureId={profile.picture} name={shown} className="size-9 text-sm" />
          <p className="min-w-0 flex-1 truncate font-medium">{shown}</p>
          <Video aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
          <Phone aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
        </div>
        <div className="max-h-136 overflow-y-auto bg-sunken">
          <div className="grid justify-items-center gap-1 bg-surface px-4 pt-6 pb-4 text-center">
            <Portrait pictureId={profile.picture} name={shown} className="mb-2 size-24 text-2xl" />
            <p className="break-words font-semibold text-lg">{shown}</p>
            <p className="text-ink-soft tabular-nums">{displayed(number)}</p>
          </div>
          <div className="mt-2 grid gap-3 bg-surface px-4 py-4">
            <p className={cn("whitespace-pre-line break-words", !profile.description && "text-ink-soft")}>
              {profile.description || t("previewNoDescription")}
            </p>
            {isVertical(profile.vertical) && <Row icon={<Store />}>{t(`verticals.${profile.vertical}`)}</Row>}
            {profile.address && <Row icon={<MapPin />}>{profile.address}</Row>}
            {profile.email && <Row icon={<Mail />}>{profile.email}</Row>}
            {websites.map((website) => (
              <Row key={website} icon={<Globe />}>
                {website}
              </Row>
            ))}
          </div>
          <div className="mt-2 mb-2 grid gap-1 bg-surface px-4 py-4">
            <p className="text-ink-soft text-xs">{t("fields.about")}</p>
            <p className={cn("break-words", !profile.about && "text-ink-soft")}>
              {profile.about || t("previewNoAbout")}
            </p>
          </div>
        </div>
      </div>
      <p className="flex items-center gap-2 text-ink-soft text-xs">
        <Clock3 aria-hidden className="size-3.5 shrink-0" />
        {t(isLive ? "previewLive" : "previewDraft")}
      </p>
    </aside>
  );
}

const Row = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex gap-3 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft">
    {icon}
    <span className="min-w-0 break-words">{children}</span>
  </p>
);
