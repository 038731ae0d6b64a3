import { useEffect, useState } from "react";
import type { MessageView } from "../views";
import type { Act } from "./thread";
import { Ticks } from "./ticks";

type Props = {
  message: MessageView;
  isSelected: boolean;
  onSelect: () => void;
  act: Act;
  onQuote: () => void;
};

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const emojis = ["👍", "❤️", "😂", "🙏"];

export function Bubble({ message, isSelected, onSelect, act, onQuote }: Props) {
  const { id, from, choices = [], reactions } = message;
  const isMine = from === "customer";
  const shownReactions = [reactions.business, reactions.customer].filter(Boolean);

  return (
    <div className={`bubble from-${from}`}>
      {message.isDeleted ? (
        <p className="faint">You deleted this message</p>
      ) : (
        <Body message={message} onPlay={() => !isMine && void act("play", { messageId: id })} />
      )}
      <p className="bubble-foot">
        <time dateTime={message.at}>{timeOf(message.at)}</time>
        {isMine && <Ticks status={message.status} />}
        <button type="button" className="more" aria-expanded={isSelected} onClick={onSelect}>
          <span aria-hidden="true">⋯</span>
          <span className="hidden">What to do with this message</span>
        </button>
      </p>
      {shownReactions.length > 0 && <p className="reactions">{shownReactions.join(" ")}</p>}
      {choices.length > 0 && (
        <div className="choices">
          {message.listButton && <p className="faint">{message.listButton}</p>}
          {choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              onClick={() => act("messages", { type: "tap", messageId: id, choice: choice.id })}
            >
              {choice.title}
              {choice.description && <small>{choice.description}</small>}
            </button>
          ))}
        </div>
      )}
      {isSelected && (
        <div className="bubble-actions">
          {!isMine &&
            emojis.map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-pressed={reactions.customer === emoji}
                aria-label={`React with ${emoji}`}
                onClick={() =>
                  act("messages", {
                    type: "reaction",
                    messageId: id,
                    emoji: reactions.customer === emoji ? "" : emoji,
                  })
                }
              >
                {emoji}
              </button>
            ))}
          <button type="button" onClick={onQuote}>
            Quote
          </button>
          {isMine && !message.isDeleted && (
            <button type="button" onClick={() => act("delete", { messageId: id })}>
              Delete for everyone
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Body({ message, onPlay }: { message: MessageView; onPlay: () => void }) {
  const { type, text, header, footer, media, location, contactNames, link, quotedText, isFromAd } = message;
  return (
    <>
      {isFromAd && <p className="stamp">From an ad</p>}
      {quotedText && <blockquote>{quotedText}</blockquote>}
      {header && <p className="header">{header}</p>}
      {media && <Attachment media={media} onPlay={onPlay} />}
      {location && (
        <p className="map">
          {location.name ?? "Location"}
          <small>
            {location.latitude.toFixed(4)}, {location.longitude.toFixed(4)}
          </small>
        </p>
      )}
      {contactNames && <p className="map">Contact: {contactNames.join(", ")}</p>}
      {type === "unsupported" ? <p className="faint">A {text}, which businesses cannot see</p> : null}
      {text && type !== "unsupported" && !location && <p className="words">{text}</p>}
      {link && (
        <p className="map">
          {link.title}
          <small>{link.url}</small>
        </p>
      )}
      {footer && <p className="faint">{footer}</p>}
    </>
  );
}

type Media = NonNullable<MessageView["media"]>;

function Attachment({ media: { id, mimeType, filename }, onPlay }: { media: Media; onPlay: () => void }) {
  const src = `/control/media/${id}`;
  if (mimeType.startsWith("image/"))
    return (
      <svg className="picture" viewBox="0 0 4 3" role="img">
        <title>{filename ?? "A picture"}</title>
        <image href={src} width="4" height="3" preserveAspectRatio="xMidYMid slice" />
      </svg>
    );
  if (mimeType.startsWith("audio/")) return <Sound src={src} onPlay={onPlay} />;
  return (
    <a className="map" href={src} download={filename}>
      {filename ?? "Document"}
      <small>{mimeType}</small>
    </a>
  );
}

function Sound({ src, onPlay }: { src: string; onPlay: () => void }) {
  const [sound] = useState(() => new Audio(src));
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    const follow = () => setPlaying(!sound.paused && !sound.ended);
    for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, follow);
    return () => sound.pause();
  }, [sound]);
  const toggle = () => {
    if (isPlaying) return sound.pause();
    onPlay();
    void sound.play();
  };
  return (
    <button type="button" className="sound" onClick={toggle}>
      <span aria-hidden="true">{isPlaying ? "❚❚" : "▶"}</span> {isPlaying ? "Stop" : "Play the voice note"}
    </button>
  );
}

function timeOf(iso: string) {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? time.format(at) : day.format(at);
}
