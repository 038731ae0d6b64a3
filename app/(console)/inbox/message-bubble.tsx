"use client";

import { Ban, CornerUpLeft, Forward, Reply, RotateCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { cn } from "@/components/cn";
import { Tag } from "@/components/tag";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { useWhen } from "@/components/use-when";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { AdCard } from "./ad-card";
import { FromBroadcast } from "./from-broadcast";
import { MessageContent } from "./message-content";
import { usePreviewText } from "./preview-line";
import { priceOfMessage } from "./prices";
import { Ticks } from "./ticks";
import { useFailureText } from "./use-failure-text";

type BubbleProps = {
  message: ThreadMessage;
  isFirst: boolean;
  isLast: boolean;
  isRetried: boolean;
  /** Of the ad that led to it. */
  pictureId?: string | null;
  onReply?: (message: ThreadMessage) => void;
  onRetry?: (message: ThreadMessage) => void;
};

/** One message: what it says, who wrote it, how far it came and what it cost. */
export const MessageBubble = memo(function MessageBubble(props: BubbleProps) {
  const { message, isFirst, isLast, pictureId, onReply } = props;
  const t = useTranslations("inbox");
  const name = useAuthorName()(message);
  const isOurs = message.direction === "outbound";
  return (
    <article
      id={`message-${message.id}`}
      aria-label={isOurs ? t("byUs", { name }) : t("byCustomer")}
      className={cn(
        "group/message flex flex-col gap-1 px-4",
        isOurs ? "items-end" : "items-start",
        isFirst ? "pt-3" : "pt-1",
      )}
    >
      {message.notes.referral && <AdCard referral={message.notes.referral} pictureId={pictureId} />}
      {message.broadcast ? (
        <FromBroadcast broadcast={message.broadcast} />
      ) : (
        isOurs && isFirst && <p className="text-ink-soft text-xs">{name}</p>
      )}
      <div className={cn("flex max-w-[min(36rem,88%)] items-center gap-1", isOurs && "flex-row-reverse")}>
        <BubbleBox isOurs={isOurs} isFailed={message.status === "failed"}>
          <Body message={message} />
          <Foot message={message} isLast={isLast} />
        </BubbleBox>
        {onReply && message.waMessageId && !message.revokedAt && (
          <Tooltip label={t("replyTo")}>
            <Button
              variant="quiet"
              size="icon-sm"
              aria-label={t("replyTo")}
              className="opacity-0 focus-visible:opacity-100 group-hover/message:opacity-100"
              onClick={() => onReply(message)}
            >
              <Reply aria-hidden />
            </Button>
          </Tooltip>
        )}
      </div>
      {message.reactions.length > 0 && <Reactions message={message} />}
      {message.failure && <Failure {...props} />}
    </article>
  );
});

/** The colleague, or what else of ours wrote it. */
function useAuthorName() {
  const t = useTranslations("inbox");
  return ({ author, member }: ThreadMessage): string => {
    if (author === "automation") return t("authors.automation");
    if (author === "app") return t("authors.app");
    return member?.name ?? t("we");
  };
}

export function BubbleBox({
  isOurs,
  isFailed,
  children,
}: {
  isOurs: boolean;
  isFailed: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "grid min-w-0 grid-cols-1 gap-1 rounded-md border px-3 py-2",
        isOurs ? "border-transparent bg-brand-soft" : "bg-surface",
        isFailed && "border-vermilion/60",
      )}
    >
      {children}
    </div>
  );
}

function Body({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox");
  const { content, media, edited, revokedAt, notes, quote } = message;
  const isAnnotation = content.type === "reaction" || content.type === "edit" || content.type === "revoke";
  return (
    <>
      {notes.forwarded && (
        <p className="flex items-center gap-1 text-ink-soft text-xs">
          <Forward aria-hidden className="size-3" />
          {t(notes.forwarded === "often" ? "forwardedOften" : "forwarded")}
        </p>
      )}
      {quote && !isAnnotation && <Quote quote={quote} />}
      {revokedAt ? (
        <>
          <p className="flex items-center gap-2 text-ink-soft">
            <Ban aria-hidden className="size-4 shrink-0" />
            {t("revoked")}
          </p>
          <Kept label={t("showDeleted")}>
            <MessageContent content={content} media={media} />
          </Kept>
        </>
      ) : (
        <MessageContent content={content} media={media} />
      )}
      {edited && (
        <Kept label={t("editedShow")}>
          <MessageContent content={edited.before} media={null} />
        </Kept>
      )}
    </>
  );
}

function Kept({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="w-fit text-ink-soft text-xs underline underline-offset-2">{label}</summary>
      <div className="mt-1 border-rule-strong border-l-2 pl-2">{children}</div>
    </details>
  );
}

function Quote({ quote }: { quote: NonNullable<ThreadMessage["quote"]> }) {
  const t = useTranslations("inbox");
  const text = usePreviewText();
  if (quote === "missing") {
    return (
      <p className="flex items-center gap-1.5 border-rule-strong border-l-2 pl-2 text-ink-soft text-xs">
        <CornerUpLeft aria-hidden className="size-3" />
        {t("quoteMissing")}
      </p>
    );
  }
  return (
    <a
      href={`#message-${quote.id}`}
      onClick={(event) => {
        event.preventDefault();
        document
          .getElementById(`message-${quote.id}`)
          ?.scrollIntoView({ block: "center", behavior: "smooth" });
      }}
      className="grid border-brand/50 border-l-2 pl-2 text-xs"
    >
      <span className="font-medium">
        {quote.direction === "inbound" ? t("customer") : (quote.member?.name ?? t("we"))}
      </span>
      <span className="line-clamp-2 text-ink-soft">{text(quote.preview)}</span>
    </a>
  );
}

function Foot({ message, isLast }: { message: ThreadMessage; isLast: boolean }) {
  const format = useFormatter();
  const { exact } = useWhen();
  const isOurs = message.direction === "outbound";
  const price = isOurs ? priceOfMessage(message) : undefined;
  if (!isLast && !price && message.status !== "failed") {
    return isOurs ? (
      <p className="flex justify-end">
        <Ticks status={message.status} />
      </p>
    ) : null;
  }
  return (
    <p className="flex items-center justify-end gap-2 text-ink-faint text-xs">
      {price && <Tag price={price} />}
      <time
        dateTime={message.writtenAt.toISOString()}
        title={exact(message.writtenAt)}
        className="tabular-nums"
      >
        {format.dateTime(message.writtenAt, "time")}
      </time>
      {isOurs && <Ticks status={message.status} />}
    </p>
  );
}

function Reactions({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox");
  return (
    <ul className="-mt-2.5 flex gap-1 px-2">
      {message.reactions.map(({ direction, emoji }) => (
        <li
          key={direction}
          title={t(direction === "inbound" ? "reactedCustomer" : "reactedUs", { emoji })}
          className="rounded-full border bg-surface px-1.5 text-sm"
        >
          <span aria-hidden>{emoji}</span>
          <span className="sr-only">
            {t(direction === "inbound" ? "reactedCustomer" : "reactedUs", { emoji })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Failure({ message, isRetried, onRetry }: BubbleProps) {
  const t = useTranslations("inbox");
  const text = useFailureText();
  return (
    <div className="flex max-w-[min(36rem,88%)] flex-wrap items-center justify-end gap-2 text-vermilion-ink text-xs">
      <p>{message.failure && text(message.failure)}</p>
      {isRetried ? (
        <p className="text-ink-soft">{t("retried")}</p>
      ) : (
        onRetry && (
          <Button size="sm" onClick={() => onRetry(message)}>
            <RotateCw aria-hidden />
            {t("retry")}
          </Button>
        )
      )}
    </div>
  );
}
