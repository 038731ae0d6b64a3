import { useCallback, useState } from "react";
import type { DeskPhone } from "../live";
import type { MessageView } from "../views";
import { Composer } from "./composer";
import { AdWelcome, Feed } from "./feed";
import { ProfileSheet, type ShownProfile } from "./profile-sheet";
import { ScanForm } from "./scan-form";
import { IceBreakers, type Starters } from "./starters";
import { Thread } from "./thread";
import { ask } from "./use-desk";

type Props = {
  phone: DeskPhone;
  businessName: string;
  profile: ShownProfile;
  starters: Starters | undefined;
  isPicked: boolean;
};

export function Phone({ phone, businessName, profile, starters, isPicked }: Props) {
  const [isProfileOpen, setIsProfileOpen] = useState(false);
  const [isScanning, setIsScanning] = useState(false);
  const [isFeedOpen, setIsFeedOpen] = useState(false);
  const [problem, setProblem] = useState("");
  const [quoted, setQuoted] = useState<MessageView>();
  const act = useCallback(
    async (action: string, body?: unknown) => {
      setProblem("");
      try {
        await ask(`phones/${phone.id}/${action}`, body);
        return true;
      } catch (error) {
        setProblem((error as Error).message);
        return false;
      }
    },
    [phone.id],
  );

  return (
    <article className="phone" data-picked={isPicked} aria-label={`${phone.name}’s phone`}>
      <header className="phone-owner">
        <h2>{phone.name}</h2>
        <p>
          {phone.country} · {phone.waId ? `+${phone.waId}` : `@${phone.username}, number hidden`}
        </p>
      </header>
      <div className="phone-screen">
        <div className="phone-bar">
          <button
            type="button"
            className="phone-business"
            aria-expanded={isProfileOpen}
            onClick={() => setIsProfileOpen(!isProfileOpen)}
          >
            {businessName}
          </button>
          <span>{phone.isBusinessTyping ? "typing…" : stateOf(phone)}</span>
        </div>
        {isProfileOpen ? (
          <ProfileSheet name={businessName} profile={profile} onClose={() => setIsProfileOpen(false)} />
        ) : isFeedOpen ? (
          <Feed phone={phone} act={act} onTapped={() => setIsFeedOpen(false)} />
        ) : phone.isOpen ? (
          <>
            <Thread phone={phone} act={act} onQuote={setQuoted} />
            <AdWelcome phone={phone} act={act} />
            <IceBreakers phone={phone} starters={starters} act={act} />
            <Composer
              key={phone.prefilled}
              phone={phone}
              act={act}
              commands={starters?.commands ?? []}
              quoted={quoted}
              onQuoted={() => setQuoted(undefined)}
            />
          </>
        ) : (
          <ClosedChat phone={phone} businessName={businessName} onOpen={() => act("open")} />
        )}
        {isScanning && <ScanForm name={phone.name} act={act} onScanned={() => setIsScanning(false)} />}
        {problem && (
          <p className="phone-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <footer className="phone-switches">
        <button type="button" aria-expanded={isScanning} onClick={() => setIsScanning(!isScanning)}>
          Scan a code
        </button>
        <button type="button" aria-expanded={isFeedOpen} onClick={() => setIsFeedOpen(!isFeedOpen)}>
          Feed
        </button>
        {phone.isOpen && (
          <button type="button" onClick={() => act("leave")}>
            Leave
          </button>
        )}
        <button
          type="button"
          aria-pressed={!phone.isOnline}
          onClick={() => act(phone.isOnline ? "offline" : "online")}
        >
          Offline
        </button>
        <button
          type="button"
          aria-pressed={phone.isBlocked}
          onClick={() => act(phone.isBlocked ? "unblock" : "block")}
        >
          Blocked
        </button>
        <button
          type="button"
          aria-pressed={phone.hasStoppedMarketing === true}
          onClick={() => act(phone.hasStoppedMarketing ? "resume" : "stop")}
        >
          No offers
        </button>
      </footer>
      <p className="phone-note">{noteOf(phone)}</p>
    </article>
  );
}

function ClosedChat({
  phone,
  businessName,
  onOpen,
}: {
  phone: DeskPhone;
  businessName: string;
  onOpen: () => void;
}) {
  const unread = phone.messages
    .filter(({ from, status }) => from === "business" && status === "delivered")
    .slice(-3);
  return (
    <div className="phone-closed">
      {unread.map((message) => (
        <p key={message.id} className="slip">
          <strong>{businessName}</strong>
          {message.text ?? message.type}
        </p>
      ))}
      <button type="button" className="primary" onClick={onOpen}>
        {phone.unread > 0 ? `Open the chat and read ${phone.unread}` : "Open the chat"}
      </button>
      <p>
        {phone.messages.length === 0
          ? "No messages yet."
          : "The chat is closed: nothing is read until it opens."}
      </p>
    </div>
  );
}

function stateOf({ isOnline, isBlocked }: DeskPhone) {
  if (isBlocked) return "blocked by this customer";
  return isOnline ? "online" : "no connection";
}

const at = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });

/** The desk's own pencil note about this customer's windows. */
function noteOf({ windowClosesAt, entryPointClosesAt }: DeskPhone) {
  if (!windowClosesAt) return "Has not written: only templates reach this phone.";
  const isClosed = new Date(windowClosesAt) <= new Date();
  const window = `24-hour window ${isClosed ? "closed" : "closes"} ${at.format(new Date(windowClosesAt))}`;
  if (!entryPointClosesAt) return window;
  return `${window} · free until ${at.format(new Date(entryPointClosesAt))}`;
}
