import { useEffect, useRef } from "react";
import type { FeedAd } from "../ads/feed";
import type { DeskPhone } from "../live";
import "./feed.css";
import type { Act } from "./thread";

type FeedProps = { phone: DeskPhone; act: Act; onTapped: () => void };

/** The customer's feed, where ads stand between other things. Opening it is seeing every ad in it once. */
export function Feed({ phone, act, onTapped }: FeedProps) {
  const isSeen = useRef(false);
  useEffect(() => {
    if (!isSeen.current) void act("feed");
    isSeen.current = true;
  }, [act]);
  const tap = async (ad: FeedAd, placement: string) => {
    if (await act("tap", { adId: ad.id, placement })) onTapped();
  };
  return (
    <section className="feed" aria-label={`${phone.name}’s feed`}>
      <p className="feed-post">A friend’s holiday, a neighbour’s cat, the weather.</p>
      {phone.feed.map((ad) => (
        <article key={ad.id} className="feed-ad" aria-label={`Ad: ${ad.headline || ad.text}`}>
          <header>
            <strong>{ad.page}</strong>
            <span>Sponsored</span>
          </header>
          <p>{ad.text}</p>
          {ad.cards.length > 0 ? (
            <Cards cards={ad.cards} onTap={() => tap(ad, "feed")} />
          ) : (
            <Picture ad={ad} />
          )}
          <footer>
            <div>
              <strong>{ad.headline}</strong>
              {ad.description && <span>{ad.description}</span>}
            </div>
            {ad.cards.length === 0 && (
              <button type="button" className="primary" onClick={() => tap(ad, "feed")}>
                WhatsApp
              </button>
            )}
            <button type="button" onClick={() => tap(ad, "status")}>
              As a status
            </button>
          </footer>
        </article>
      ))}
      {phone.feed.length === 0 && <p className="feed-post">No ad is meant for this phone right now.</p>}
    </section>
  );
}

const placeOf = (at: number) => `card ${at}`;

/** Cards to leaf through, each of which opens the chat. */
const Cards = ({ cards, onTap }: { cards: FeedAd["cards"]; onTap: () => void }) => (
  <ul className="feed-cards" aria-label="Cards">
    {cards.map(({ headline, description, imagePath }, at) => (
      <li key={placeOf(at)}>
        {imagePath && <img src={imagePath} alt="" />}
        <strong>{headline}</strong>
        {description && <span>{description}</span>}
        <button type="button" className="primary" aria-label={`WhatsApp: ${headline}`} onClick={onTap}>
          WhatsApp
        </button>
      </li>
    ))}
  </ul>
);

function Picture({ ad }: { ad: FeedAd }) {
  if (ad.videoPath) {
    return (
      <video
        className="feed-video"
        src={ad.videoPath}
        poster={ad.imagePath}
        controls
        playsInline
        preload="metadata"
      >
        <track kind="captions" />
      </video>
    );
  }
  return ad.imagePath ? <img src={ad.imagePath} alt="" /> : null;
}

/** How the ad greets in the chat it opened, with the questions one can tap instead of typing. */
export function AdWelcome({ phone, act }: { phone: DeskPhone; act: Act }) {
  const { adWelcome } = phone;
  if (!adWelcome) return null;
  return (
    <section className="ad-welcome" aria-label="Greeting of the ad">
      <p>{adWelcome.greeting}</p>
      {adWelcome.questions.length > 0 && (
        <ul className="ice-breakers" aria-label="Questions of the ad">
          {adWelcome.questions.map((text) => (
            <li key={text}>
              <button type="button" onClick={() => act("messages", { type: "text", text })}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
