"use client";

import { Globe, Mail, MapPin, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { displayed } from "@/components/displayed";
import { isVertical, type Profile } from "@/server/profile/schemas";
import { PhoneFrame } from "./phone-frame";
import { Portrait } from "./portrait";

type PhonePreviewProps = { name: string; number: string; profile: Profile; isLive: boolean };

/** The customer's phone: the head of the chat, and the sheet behind it, as they would be now. */
export function PhonePreview({ name, number, profile, isLive }: PhonePreviewProps) {
  const t = useTranslations("profile");
  const shown = name || displayed(number);
  const websites = profile.websites.filter((website) => website.trim());
  return (
    <PhoneFrame name={name} number={number} pictureId={profile.picture} isLive={isLive}>
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
    </PhoneFrame>
  );
}

const Row = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex gap-3 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft">
    {icon}
    <span className="min-w-0 break-words">{children}</span>
  </p>
);
