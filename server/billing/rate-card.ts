/** From which charged message of a month on a price holds, and up to which; `edgesKnown` tells whether that is verified. */
export type Band = { tierFrom: number; tierTo: number | null; amountMicros: bigint; edgesKnown: boolean };

/** A price list in force from a day on, complete for its currency. */
export type Card = {
  id: string;
  /** Imported by this workspace, rather than for every workspace of the installation. */
  isOwn: boolean;
  currency: string;
  effectiveFrom: string;
  version: number;
  /** By market and category, the first band first. */
  bands: Map<string, Band[]>;
};

export const bandKey = (market: string, category: string) => `${market}|${rateCategory(category)}`;

/** Meta writes authentication-international; its price list and ours write it with an underscore. */
export const rateCategory = (category: string) => category.replaceAll("-", "_");

/** Codes to another country have a price of their own and count with the other codes; answers have no volume tiers. */
const volumeCategories: Record<string, string> = {
  utility: "utility",
  authentication: "authentication",
  authentication_international: "authentication",
};

/** In which category's volume a message counts; nothing for those without volume tiers. */
export const volumeCategory = (category: string): string | undefined =>
  volumeCategories[rateCategory(category)];

/**
 * The list in force on that day: the newest, and of several for the same day the workspace's own, in its newest version.
 */
export function cardOn(cards: Card[], currency: string, day: string): Card | undefined {
  return cards
    .filter((card) => card.currency === currency && card.effectiveFrom <= day)
    .reduce<Card | undefined>((best, card) => (!best || comesBefore(card, best) ? card : best), undefined);
}

function comesBefore(card: Card, other: Card): boolean {
  if (card.effectiveFrom !== other.effectiveFrom) return card.effectiveFrom > other.effectiveFrom;
  if (card.isOwn !== other.isOwn) return card.isOwn;
  return card.version > other.version;
}

export const bandsOf = (card: Card | undefined, market: string, category: string): Band[] =>
  card?.bands.get(bandKey(market, category)) ?? [];

/** The band of the month's n-th charged message. Each band has its own price; the messages before keep theirs. */
export const bandAt = (bands: Band[], position: number): Band | undefined =>
  bands.findLast(({ tierFrom }) => tierFrom <= position) ?? bands[0];
