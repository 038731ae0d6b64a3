import { useEffect, useRef, useState } from "react";
import type { DeskPhone } from "../live";
import type { MessageView } from "../views";
import { Bubble } from "./bubble";

export type Act = (action: string, body?: unknown) => Promise<boolean>;
type Props = { phone: DeskPhone; act: Act; onQuote: (message: MessageView) => void };

export function Thread({ phone, act, onQuote }: Props) {
  const [selectedId, setSelectedId] = useState<string>();
  const thread = useRef<HTMLDivElement>(null);
  const lastId = phone.messages.at(-1)?.id;

  useEffect(() => {
    if (lastId || phone.isBusinessTyping) thread.current?.scrollTo({ top: thread.current.scrollHeight });
  }, [lastId, phone.isBusinessTyping]);

  return (
    <div ref={thread} className="thread" role="log" aria-label={`Chat of ${phone.name}`}>
      {phone.messages.map((message) => (
        <Bubble
          key={message.id}
          message={message}
          isSelected={message.id === selectedId}
          onSelect={() => setSelectedId(message.id === selectedId ? undefined : message.id)}
          act={act}
          onQuote={() => {
            onQuote(message);
            setSelectedId(undefined);
          }}
        />
      ))}
      {phone.isBusinessTyping && (
        <p className="bubble from-business typing">
          <span className="hidden">The business is typing</span>
          <i />
          <i />
          <i />
        </p>
      )}
    </div>
  );
}
