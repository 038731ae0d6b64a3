import { FileText, ImageIcon, Video } from "lucide-react";
import type { HeaderFormat, SendableTemplate } from "@/server/notifications/describe-template";
import { cn } from "./cn";

type TemplateBubbleProps = {
  template: Pick<SendableTemplate, "header" | "footer" | "buttons">;
  /** What it says, with its gaps filled. */
  shown: { header?: string; body: string };
  /** The file at its top, where it is to be seen. */
  mediaId?: string | null;
  className?: string;
};

const signs = { image: ImageIcon, video: Video, document: FileText };

/** A template as its reader sees it: header, words, footer, buttons. */
export function TemplateBubble({ template, shown, mediaId, className }: TemplateBubbleProps) {
  const { header, footer, buttons } = template;
  return (
    <div className={cn("grid gap-1 rounded-md bg-brand-soft px-3 py-2", className)} aria-live="polite">
      {header && header.format !== "text" && mediaId !== undefined && (
        <HeaderFile format={header.format} mediaId={mediaId} />
      )}
      {shown.header && <p className="font-semibold text-base">{shown.header}</p>}
      <p className="whitespace-pre-wrap break-words text-base">{shown.body}</p>
      {footer && <p className="text-ink-soft text-xs">{footer}</p>}
      {buttons.map(({ text, position }) => (
        <p key={position} className="rounded-sm border border-brand/30 py-1 text-center text-ink-soft">
          {text}
        </p>
      ))}
    </div>
  );
}

type HeaderFileProps = { format: Exclude<HeaderFormat, "text">; mediaId: string | null };

function HeaderFile({ format, mediaId }: HeaderFileProps) {
  if (format === "image" && mediaId) {
    return (
      <img
        src={`/api/media/${mediaId}`}
        alt=""
        className="-mx-1 aspect-[1.91] w-[calc(100%+0.5rem)] max-w-none rounded-sm bg-sunken object-cover"
      />
    );
  }
  const Sign = signs[format];
  return (
    <span className="-mx-1 grid aspect-[1.91] place-items-center rounded-sm bg-sunken text-ink-soft">
      <Sign aria-hidden className={cn("size-7", mediaId && "text-brand-ink")} />
    </span>
  );
}
