"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import type { Box } from "@/server/ads/pictures/schemas";
import { formOfVariant, type Variant } from "@/server/ads/variants/schemas";
import type { DraftEditor } from "../use-draft-editor";
import { CutPicture } from "./cut-picture";
import { PostPicture } from "./post-list";
import { StayButton } from "./stay-button";

/** The ad as it is typed; Meta's own drawing differs a little from place to place. */
export function Sketch({ editor }: { editor: DraftEditor }) {
  const t = useTranslations("campaigns");
  const { connection, variant } = editor;
  const form = formOfVariant(editor.form, variant);
  const Shown = sketches[form.format];
  return (
    <>
      <div className="overflow-hidden rounded-lg border border-rule-strong bg-surface">
        <div className="grid px-3 py-2">
          <p className="font-medium">{connection.pageName}</p>
          <p className="text-ink-soft text-xs">{t("sponsored")}</p>
        </div>
        <Shown variant={form} connection={connection} />
      </div>
      <p className="text-pretty text-ink-soft text-xs">{t("previewHint")}</p>
    </>
  );
}

export const Placeholder = ({ children }: { children: string }) => (
  <span className="text-ink-soft italic">{children}</span>
);

type SketchProps = { variant: Variant; connection: DraftEditor["connection"] };

const sketches = { image: ImageSketch, video: VideoSketch, carousel: CarouselSketch, post: PostSketch };

/** The post as it is at Meta now; when it cannot be read, the words it was chosen by. */
function PostSketch({ variant: { post }, connection: { connectionId } }: SketchProps) {
  const t = useTranslations("adCreative");
  const trpc = useTRPC();
  const { platform = "facebook", postId = "" } = post ?? {};
  const asked = useQuery(
    trpc.adCreative.post.queryOptions(
      { connectionId, platform, postId },
      { enabled: post !== null, staleTime: 60_000, retry: false },
    ),
  );
  if (!post) return <p className="px-3 pb-3 text-ink-soft text-sm italic">{t("postToCome")}</p>;
  return (
    <>
      <p className="whitespace-pre-wrap break-words px-3 pb-2 text-sm">{asked.data?.text ?? post.text}</p>
      <PostPicture pictureUrl={asked.data?.pictureUrl ?? null} className="aspect-square w-full" />
      <div className="flex justify-end bg-sunken px-3 py-2">
        <ChatSign />
      </div>
    </>
  );
}

function ImageSketch({ variant }: SketchProps) {
  const t = useTranslations("campaigns");
  return (
    <>
      <Text field={t("primaryText")}>{variant.primaryText}</Text>
      <Picture adPictureId={variant.adPictureId} part={variant.crops["400x500"]} />
      <Bar {...variant} />
    </>
  );
}

/** The picture that stands before the video, and the video itself once somebody plays it. */
function VideoSketch({ variant }: SketchProps) {
  const t = useTranslations("adCreative.video");
  const { primaryText, adVideoId, adPictureId, headline } = variant;
  return (
    <>
      <Text field={t("text")}>{primaryText}</Text>
      {adVideoId ? (
        <video
          key={`${adVideoId} ${adPictureId}`}
          src={`/api/ad-videos/${adVideoId}`}
          poster={adPictureId ? `/api/ad-pictures/${adPictureId}` : undefined}
          aria-label={t("label")}
          controls
          playsInline
          preload={adPictureId ? "none" : "metadata"}
          className="aspect-square w-full bg-sunken object-cover"
        >
          <track kind="captions" />
        </video>
      ) : (
        <Picture adPictureId={adPictureId} />
      )}
      <Bar headline={headline} description="" />
    </>
  );
}

/** The cards side by side, to be leafed through. */
function CarouselSketch({ variant: { primaryText, cards } }: SketchProps) {
  const t = useTranslations("adCreative");
  const [chosen, setChosen] = useState(0);
  const at = Math.max(0, Math.min(chosen, cards.length - 1));
  const last = cards.length - 1;
  const text = <Text field={t("textAboveCards")}>{primaryText}</Text>;
  if (cards.length === 0) {
    return (
      <>
        {text}
        <Picture adPictureId={null} />
        <Bar headline="" description="" />
      </>
    );
  }
  return (
    <>
      {text}
      <ol start={at + 1} className="flex gap-2 overflow-hidden px-3">
        {cards.slice(at).map(({ key, ...card }) => (
          <li key={key} className="w-3/5 shrink-0 overflow-hidden rounded-md border border-rule-strong">
            <Picture adPictureId={card.adPictureId} />
            <Bar {...card} isNarrow />
          </li>
        ))}
      </ol>
      <div className="flex items-center justify-center gap-2 p-2 text-ink-soft text-xs tabular-nums">
        <StayButton label={t("cardBefore")} isEnd={at === 0} onPress={() => setChosen(at - 1)}>
          <ChevronLeft aria-hidden />
        </StayButton>
        <span>{t("cardOf", { number: at + 1, count: cards.length })}</span>
        <StayButton label={t("cardAfter")} isEnd={at === last} onPress={() => setChosen(at + 1)}>
          <ChevronRight aria-hidden />
        </StayButton>
      </div>
    </>
  );
}

/** The words above, or the name of the field that they are typed in. */
const Text = ({ children, field }: { children: string; field: string }) => (
  <p className="whitespace-pre-wrap break-words px-3 pb-2 text-sm">
    {children || <Placeholder>{field}</Placeholder>}
  </p>
);

type PictureProps = Pick<Variant, "adPictureId"> & { part?: Box };

function Picture({ adPictureId, part }: PictureProps) {
  const t = useTranslations("campaigns");
  const src = `/api/ad-pictures/${adPictureId}`;
  return adPictureId && part ? (
    <CutPicture src={src} alt={t("previewPicture")} part={part} />
  ) : adPictureId ? (
    <img src={src} alt={t("previewPicture")} className="aspect-square w-full object-cover" />
  ) : (
    <div className="grid aspect-square w-full place-items-center bg-sunken text-ink-soft">
      <ImageIcon aria-hidden className="size-8" />
    </div>
  );
}

type BarProps = Pick<Variant, "headline" | "description"> & { isNarrow?: boolean };

/** What stands below a picture, with the button that opens the chat. */
function Bar({ headline, description, isNarrow }: BarProps) {
  const t = useTranslations("campaigns");
  return (
    <div
      className={cn(
        "bg-sunken px-3 py-2",
        isNarrow ? "grid gap-2" : "flex items-center justify-between gap-3",
      )}
    >
      <div className="grid min-w-0">
        <p className="truncate font-medium">{headline || <Placeholder>{t("headline")}</Placeholder>}</p>
        {description && <p className="truncate text-ink-soft text-xs">{description}</p>}
      </div>
      <ChatSign />
    </div>
  );
}

const ChatSign = () => (
  <span className="shrink-0 rounded-md border border-rule-strong px-3 py-1 text-center font-medium text-sm">
    WhatsApp
  </span>
);
