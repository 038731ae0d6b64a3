"use client";

import { EmojiPicker } from "frimousse";
import { SmilePlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useNonce } from "@/components/nonce";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Tooltip } from "@/components/ui/tooltip";

/** Emoji by name in the reader's language; the names come from our own server. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("inbox");
  const locale = useLocale();
  const nonce = useNonce();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <Tooltip label={t("emoji")}>
        <PopoverTrigger asChild>
          <Button variant="quiet" size="icon" aria-label={t("emoji")}>
            <SmilePlus aria-hidden />
          </Button>
        </PopoverTrigger>
      </Tooltip>
      <PopoverContent align="start" side="top" className="w-fit p-2">
        <EmojiPicker.Root
          locale={locale}
          emojibaseUrl="/emoji"
          columns={9}
          nonce={nonce}
          onEmojiSelect={({ emoji }) => {
            onPick(emoji);
            setIsOpen(false);
          }}
          className="flex h-80 w-fit flex-col gap-2"
        >
          <EmojiPicker.Search
            aria-label={t("emojiSearch")}
            placeholder={t("emojiSearch")}
            className={`${controlClasses} h-9`}
          />
          <EmojiPicker.Viewport className="relative min-h-0 flex-1 outline-none">
            <EmojiPicker.Loading className="absolute inset-0 flex items-center justify-center text-ink-soft">
              {t("emojiLoading")}
            </EmojiPicker.Loading>
            <EmojiPicker.Empty className="absolute inset-0 flex items-center justify-center text-ink-soft">
              {t("emojiEmpty")}
            </EmojiPicker.Empty>
            <EmojiPicker.List
              className="select-none pb-1"
              components={{
                CategoryHeader: ({ category, ...props }) => (
                  <div {...props} className="bg-surface px-1 py-1 text-ink-soft text-xs">
                    {category.label}
                  </div>
                ),
                Emoji: ({ emoji, ...props }) => (
                  <button
                    {...props}
                    type="button"
                    className="flex size-9 items-center justify-center rounded-sm text-lg data-active:bg-hover"
                  >
                    {emoji.emoji}
                  </button>
                ),
              }}
            />
          </EmojiPicker.Viewport>
        </EmojiPicker.Root>
      </PopoverContent>
    </Popover>
  );
}
