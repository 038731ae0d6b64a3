"use client";

import { Paperclip, SendHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { cn } from "@/components/cn";
import { useCommands } from "@/components/commands";
import { type Price, usePriceText } from "@/components/tag";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { Tooltip } from "@/components/ui/tooltip";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { AttachmentChip } from "./attachment-chip";
import { EmojiButton } from "./emoji-button";
import { useOutbox } from "./outbox";
import type { Conversation } from "./person-pane";
import { usePreviewText } from "./preview-line";
import { useAttachment } from "./use-attachment";
import { useDraft } from "./use-draft";

const longestText = 4096;
const longestCaption = 1024;
const typingEvery = 20_000;

type ReplyFieldProps = {
  conversation: Conversation;
  price: Price | undefined;
  answered: ThreadMessage | undefined;
  onAnswered: () => void;
};

export function ReplyField({ conversation, price, answered, onAnswered }: ReplyFieldProps) {
  const t = useTranslations("inbox");
  const priceText = usePriceText();
  const { send } = useOutbox();
  const [text, write] = useDraft(conversation.id);
  const { attachment, upload, clear } = useAttachment();
  const [isDragged, setIsDragged] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const showTyping = useTyping(conversation.id);

  useCommands({
    title: t("answer"),
    entries: [{ id: "inbox reply", label: t("reply"), keys: "r", run: () => field.current?.focus() }],
  });
  useEffect(() => {
    if (answered) field.current?.focus();
  }, [answered]);

  const longest = attachment ? longestCaption : longestText;
  const over = text.length - longest;
  const canSend = over <= 0 && (attachment ? attachment.attached !== undefined : text.trim() !== "");

  function submit() {
    if (!canSend) return;
    const replyToMessageId = answered?.id;
    if (attachment?.attached) {
      const caption = text.trim() || undefined;
      send(conversation.id, { kind: "media", attached: attachment.attached, caption, replyToMessageId });
      clear();
    } else {
      send(conversation.id, { kind: "text", body: text.trim(), replyToMessageId });
    }
    write("");
    onAnswered();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape") {
      if (answered) onAnswered();
      else field.current?.blur();
    }
  }

  function take(files: FileList, event: ClipboardEvent | DragEvent) {
    const [file] = files;
    if (!file) return;
    event.preventDefault();
    upload(file);
  }

  function insert(emoji: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    write(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(selectionStart + emoji.length, selectionStart + emoji.length);
    });
  }

  const isFree = price?.kind === "free" || price?.kind === "allowance";
  const action =
    !price || price.kind === "unknown"
      ? t("send")
      : isFree
        ? t("sendFree")
        : t("sendFor", { price: priceText(price) });

  return (
    <fieldset
      aria-label={t("answer")}
      onDragOver={(event) => {
        event.preventDefault();
        setIsDragged(true);
      }}
      onDragLeave={() => setIsDragged(false)}
      onDrop={(event) => {
        setIsDragged(false);
        take(event.dataTransfer.files, event);
      }}
      className={cn(
        "relative grid min-w-0 gap-2",
        isDragged && "outline-2 outline-brand outline-dashed outline-offset-4",
      )}
    >
      {answered && <Answered message={answered} onCancel={onAnswered} />}
      {attachment && (
        <AttachmentChip attachment={attachment} onRemove={clear} onRetry={() => upload(attachment.file)} />
      )}
      <Textarea
        ref={field}
        aria-label={t("reply")}
        aria-invalid={over > 0 || undefined}
        placeholder={attachment ? t("captionPlaceholder") : t("replyPlaceholder")}
        value={text}
        onChange={(event) => {
          write(event.target.value);
          if (event.target.value.trim()) showTyping();
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => take(event.clipboardData.files, event)}
        rows={1}
        className="max-h-48 min-h-11 py-2.5 text-base"
      />
      <div className="flex items-center gap-1">
        <EmojiButton onPick={insert} />
        <Tooltip label={t("attach")}>
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("attach")}
            onClick={() => picker.current?.click()}
          >
            <Paperclip aria-hidden />
          </Button>
        </Tooltip>
        <input
          ref={picker}
          type="file"
          aria-label={t("attach")}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) upload(file);
            event.target.value = "";
          }}
        />
        <div className="ml-auto flex items-center gap-3">
          <p className={cn("text-xs", over > 0 ? "text-vermilion-ink" : "text-ink-faint max-sm:sr-only")}>
            {over > 0 ? t("tooLong", { count: over }) : t("enterSends")}
          </p>
          <Button variant="main" aria-disabled={!canSend} onClick={submit}>
            <SendHorizontal aria-hidden />
            {action}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

function Answered({ message, onCancel }: { message: ThreadMessage; onCancel: () => void }) {
  const t = useTranslations("inbox");
  const text = usePreviewText();
  return (
    <div className="flex items-center gap-2 border-brand/50 border-l-2 pl-2 text-xs">
      <p className="line-clamp-2 flex-1 text-ink-soft">{t("answering", { text: text(message.preview) })}</p>
      <Button variant="quiet" size="icon-sm" aria-label={t("notAnswering")} onClick={onCancel}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

/** "typing…" on the customer's phone lasts 25 seconds or until the answer: it is renewed only while somebody writes. */
function useTyping(conversationId: string) {
  const client = useTRPCClient();
  const shownAt = useRef(0);
  return () => {
    if (Date.now() - shownAt.current < typingEvery) return;
    shownAt.current = Date.now();
    // A sign that does not arrive is not worth a word.
    client.inbox.showTyping.mutate({ conversationId }).catch(() => {});
  };
}
