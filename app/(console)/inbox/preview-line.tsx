"use client";

import {
  Ban,
  CircleHelp,
  Contact,
  FileText,
  Film,
  Image,
  Info,
  List,
  type LucideIcon,
  MapPin,
  Mic,
  MousePointerClick,
  Music,
  Package,
  Smile,
  Sticker,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/cn";
import type { Preview } from "@/server/inbox/preview";
import { Ticks } from "./ticks";
import type { Row } from "./use-live";

const icons: Partial<Record<Preview["type"], LucideIcon>> = {
  image: Image,
  video: Film,
  audio: Music,
  voice: Mic,
  sticker: Sticker,
  document: FileText,
  location: MapPin,
  contacts: Contact,
  order: Package,
  button: MousePointerClick,
  buttonReply: MousePointerClick,
  buttons: MousePointerClick,
  list: List,
  listReply: List,
  flowReply: List,
  reaction: Smile,
  template: FileText,
  system: Info,
  unsupported: CircleHelp,
  unknown: CircleHelp,
  requestWelcome: Info,
  revoke: Ban,
};

/** The words of a preview: what was written, or what kind of thing it is. */
export function usePreviewText() {
  const t = useTranslations("inbox.kinds");
  return ({ type, text }: Preview) => {
    if (type === "reaction") return text ? t("reactionWith", { emoji: text }) : t("reactionTaken");
    return text ?? (type === "text" || type === "edit" ? "" : t(type));
  };
}

export function PreviewLine({ message, isUnread }: { message: Row["lastMessage"]; isUnread: boolean }) {
  const t = useTranslations("inbox");
  const text = usePreviewText();
  if (!message) return <span className="truncate text-ink-faint text-sm">{t("noMessages")}</span>;
  const Icon = icons[message.preview.type];
  return (
    <>
      {message.direction === "outbound" && <Ticks status={message.status} />}
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />}
      <span className={cn("truncate text-sm", isUnread ? "text-ink" : "text-ink-soft")}>
        {text(message.preview)}
      </span>
    </>
  );
}
