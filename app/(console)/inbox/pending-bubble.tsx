"use client";

import { FileText, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useErrorMessage } from "@/components/use-error-message";
import { BubbleBox } from "./message-bubble";
import { type Pending, useOutbox } from "./outbox";
import { RichText } from "./rich-text";
import { Ticks } from "./ticks";

/** A message on its way to our server; when it does not get there, what to do about it. */
export function PendingBubble({ pending }: { pending: Pending }) {
  const t = useTranslations("inbox");
  const errorMessage = useErrorMessage();
  const { again, discard } = useOutbox();
  const isFailed = pending.state === "failed";
  return (
    <article aria-label={t("byYou")} className="flex flex-col items-end gap-1 px-4 pt-1">
      <div className="max-w-[min(36rem,88%)]">
        <BubbleBox isOurs isFailed={isFailed}>
          <PendingContent draft={pending.draft} />
          <p className="flex justify-end">
            <Ticks status={isFailed ? "failed" : "sending"} />
          </p>
        </BubbleBox>
      </div>
      {isFailed && (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-end gap-2 text-vermilion-ink text-xs"
        >
          <p>{errorMessage(pending.error)}</p>
          <Button size="sm" onClick={() => again(pending.clientId)}>
            <RotateCw aria-hidden />
            {t("retry")}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => discard(pending.clientId)}>
            <Trash2 aria-hidden />
            {t("discard")}
          </Button>
        </div>
      )}
    </article>
  );
}

function PendingContent({ draft }: { draft: Pending["draft"] }) {
  const t = useTranslations("inbox");
  switch (draft.kind) {
    case "text":
    case "template":
      return <RichText text={draft.body} />;
    case "retry":
      return <p className="text-ink-soft">{t("sendingAgain")}</p>;
    case "media":
      return (
        <div className="grid gap-1.5">
          {draft.attached.kind === "image" && draft.attached.url ? (
            <img src={draft.attached.url} alt="" className="h-60 w-72 max-w-full rounded-sm object-cover" />
          ) : (
            <p className="flex items-center gap-2">
              <FileText aria-hidden className="size-4" />
              {draft.attached.fileName}
            </p>
          )}
          {draft.caption && <RichText text={draft.caption} />}
        </div>
      );
  }
}
