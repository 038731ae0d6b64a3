import { useState } from "react";
import type { DeskPhone } from "../live";
import type { MessageView } from "../views";
import { Bubble } from "./bubble";

export type Act = (action: string, body?: unknown) => Promise<boolean>;
type Props = { phone: DeskPhone; act: Act; onQuote: (message: MessageView) => void };

export function Thread({ phone, act, onQuote }: Props) {
  const [selectedId, setSelectedId] = useState<string>();

  return (
    <div className="thread" role="log" aria-label={`Chat of ${phone.name}`}>
      <div className="thread-messages">
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
    </div>
  );
}
