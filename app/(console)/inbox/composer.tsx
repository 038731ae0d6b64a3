"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Ring } from "@/components/ring";
import { Tag } from "@/components/tag";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/use-now";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import type { Conversation } from "./person-pane";
import { priceOfQuote } from "./prices";
import { ReplyField } from "./reply-field";
import { TemplatePicker } from "./template-picker";

type ComposerProps = {
  conversation: Conversation;
  /** The message that is being answered. */
  answered: ThreadMessage | undefined;
  onAnswered: () => void;
};

/** The place to answer. It says how long the window stays open and what an answer costs; once closed, templates are the way. */
export function Composer({ conversation, answered, onAnswered }: ComposerProps) {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const [isChoosing, setIsChoosing] = useState(false);
  const closesAt = conversation.windowClosesAt?.getTime() ?? 0;
  const isOpen = useClock((now) => now < closesAt);

  const quote = useQuery({
    ...trpc.inbox.quote.queryOptions({ conversationId: conversation.id }),
    enabled: isOpen,
    staleTime: 60_000,
  });
  const price = quote.data && priceOfQuote(quote.data, conversation.freeEntryClosesAt);

  return (
    <footer className="border-t bg-paper px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-4">
      <div className="mb-2 flex min-h-8 items-center gap-x-3 gap-y-1">
        <Ring {...conversation} size={28} withTime isFocusable />
        {isOpen && price && !isChoosing && <Tag price={price} />}
        {!isOpen && <p className="text-ink-soft text-sm">{t("windowClosed")}</p>}
        {isOpen && (
          <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setIsChoosing(!isChoosing)}>
            <FileText aria-hidden />
            <span className="max-sm:sr-only">{t(isChoosing ? "writeFreely" : "useTemplate")}</span>
          </Button>
        )}
      </div>
      {isOpen && !isChoosing ? (
        <ReplyField conversation={conversation} price={price} answered={answered} onAnswered={onAnswered} />
      ) : (
        <TemplatePicker conversation={conversation} onSent={() => setIsChoosing(false)} />
      )}
    </footer>
  );
}
