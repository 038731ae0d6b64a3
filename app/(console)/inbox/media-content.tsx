"use client";

import { Download, FileText, ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import type { MediaContent as Content } from "@/server/meta/content";
import { RichText } from "./rich-text";
import { useFileSize } from "./use-file-size";

type MediaContentProps = { content: Content; media: ThreadMessage["media"] };

/** A photo, film, sound, sticker or document, always from our own server, with what was written under it. */
export function MediaContent({ content, media }: MediaContentProps) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      {media?.state === "stored" ? (
        <Stored content={content} media={media} />
      ) : (
        <Missing content={content} media={media} />
      )}
      {content.caption && <RichText text={content.caption} />}
    </div>
  );
}

function Stored({ content, media }: { content: Content; media: NonNullable<ThreadMessage["media"]> }) {
  const t = useTranslations("inbox");
  const size = useFileSize();
  const src = `/api/media/${media.id}`;
  const name = media.fileName ?? content.fileName;
  switch (content.type) {
    case "image":
      return (
        <a href={src} target="_blank" rel="noopener" aria-label={t("openPhoto")}>
          {/* The size is ours and not the picture's, so that nothing moves when it arrives. */}
          <img
            src={src}
            alt={content.caption ?? t("kinds.image")}
            loading="lazy"
            className="h-60 w-72 max-w-full rounded-sm bg-sunken object-cover"
          />
        </a>
      );
    case "sticker":
      return <img src={src} alt={t("kinds.sticker")} loading="lazy" className="size-36 object-contain" />;
    case "video":
      return (
        <video src={src} controls preload="metadata" className="h-60 w-80 max-w-full rounded-sm bg-sunken">
          <track kind="captions" />
        </video>
      );
    case "audio":
      return (
        <audio
          src={src}
          controls
          preload="metadata"
          aria-label={t(content.isVoice ? "kinds.voice" : "kinds.audio")}
          className="h-11 w-72 max-w-full"
        >
          <track kind="captions" />
        </audio>
      );
    case "document":
      return (
        <a
          href={`${src}?download`}
          download={name ?? true}
          className="flex w-72 max-w-full items-center gap-3 rounded-sm py-1 hover:underline"
        >
          <FileText aria-hidden className="size-5 shrink-0 text-ink-soft" />
          <span className="grid min-w-0 flex-1">
            <span className="truncate font-medium">{name ?? t("kinds.document")}</span>
            <span className="text-ink-soft text-xs tabular-nums">
              {[formatOf(name, media.mimeType), media.byteCount && size(media.byteCount)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          <Download aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="sr-only">{t("download")}</span>
        </a>
      );
  }
}

/** "PDF", "DOCX": the ending people know, rather than the full name of the type. */
const formatOf = (name: string | null | undefined, mimeType: string) =>
  (/\.([a-z0-9]{1,5})$/i.exec(name ?? "")?.[1] ?? mimeType.split("/").at(-1)?.slice(0, 12))?.toUpperCase();

function Missing({ content, media }: MediaContentProps) {
  const t = useTranslations("inbox");
  const kind = t(`kinds.${content.type === "audio" && content.isVoice ? "voice" : content.type}`);
  if (media?.state === "waiting") {
    return (
      <div role="status" className="relative w-72 max-w-full">
        <Skeleton className={content.type === "audio" || content.type === "document" ? "h-11" : "h-60"} />
        <span className="absolute inset-0 flex items-center justify-center text-ink-soft text-xs">
          {t("mediaWaiting", { kind })}
        </span>
      </div>
    );
  }
  return (
    <p className="flex items-center gap-2 rounded-sm border border-dashed p-3 text-ink-soft">
      <ImageOff aria-hidden className="size-4 shrink-0" />
      {t("mediaFailed", { kind })}
    </p>
  );
}
