import { addDays } from "../account-clock";

/** Where a figure stands: a day of the account's time zone, a country (ISO, or empty), one of our numbers, a category. */
export type Place = { day: string; country: string; number: string; category: string };

export type OurCell = Place & {
  /** Meta's word in the webhook, such as `regular`. */
  pricingType: string;
  volume: number;
  /** Null when there is no price list for some of them. */
  estimatedMicros: bigint | null;
  /** How many of them took one of the month's free places. */
  freePlaces: number;
};

export type MetaCell = Place & {
  pricingType: string;
  /** Such as "100001:1000000"; empty where there are no tiers. */
  tier: string;
  volume: number;
  costMicros: bigint | null;
};

/** A message of ours that Meta took, and of whose delivery no webhook has told; an empty category: a template of any. */
export type Unheard = { messageId: string; day: string; country: string; number: string; category: string };

/**
 * Why two figures differ. `webhookMissing`: Meta delivered what we were never told of. `notYetReported`: Meta's figures of the
 * last days still grow. `timeZone`: delivered so close to midnight that Meta counts it on the day beside. `categoryChanged`: Meta
 * bills it in another category. `freeTier`: Meta's free thousand are others than ours. `tier`: a volume tier priced it.
 */
export type Reason =
  | "webhookMissing"
  | "notYetReported"
  | "timeZone"
  | "categoryChanged"
  | "freeTier"
  | "tier"
  | "noRate";

export type Explained = { reason: Reason; volume: number; messageIds: string[]; other?: Partial<Place> };

export type Line = Place & {
  ours: number;
  theirs: number;
  estimatedMicros: bigint | null;
  reportedMicros: bigint | null;
  /** What is between them, reason by reason; `volume` is Meta's less ours, and zero where only the cost differs. */
  explained: Explained[];
  unexplainedVolume: number;
  /** Meta's cost less ours that no reason accounts for; null when one of them is not known. */
  unexplainedMicros: bigint | null;
};

export type Comparison = {
  ours: OurCell[];
  theirs: MetaCell[];
  unheard: Unheard[];
  /** The last day that Meta no longer adds to. */
  settledThrough: string;
};

const placeKey = ({ day, country, number, category }: Place) => [day, country, number, category].join("|");

type Open = Line & {
  left: number;
  oursFree: number;
  theirsByType: Map<string, number>;
  hasTiers: boolean;
  types: Map<string, number>;
};

/**
 * Puts what we recorded beside what Meta reports: volume first, to the message, then cost. Every difference is given its reason, or
 * stands as unexplained; nothing is given more than it accounts for.
 */
export function compare({ ours, theirs, unheard, settledThrough }: Comparison): Line[] {
  const lines = openLines(ours, theirs);
  const open = [...lines.values()].sort((a, b) => placeKey(a).localeCompare(placeKey(b)));
  for (const line of open) explainMissing(line, unheard);
  for (const line of open) explainNeighbours(line, lines);
  for (const line of open) explainCategories(line, open);
  for (const line of open) {
    if (line.left < 0 && line.day > settledThrough) give(line, "notYetReported", line.left);
  }
  return open.map(settle);
}

function openLines(ours: OurCell[], theirs: MetaCell[]): Map<string, Open> {
  const lines = new Map<string, Open>();
  const at = ({ day, country, number, category }: Place): Open => {
    const place = { day, country, number, category };
    const known = lines.get(placeKey(place));
    if (known) return known;
    const line: Open = {
      ...place,
      ours: 0,
      theirs: 0,
      estimatedMicros: 0n,
      reportedMicros: 0n,
      explained: [],
      unexplainedVolume: 0,
      unexplainedMicros: null,
      left: 0,
      oursFree: 0,
      types: new Map(),
      theirsByType: new Map(),
      hasTiers: false,
    };
    lines.set(placeKey(place), line);
    return line;
  };
  for (const cell of ours) {
    const line = at(cell);
    line.ours += cell.volume;
    line.estimatedMicros = plus(line.estimatedMicros, cell.estimatedMicros);
    line.oursFree += cell.freePlaces;
    add(line.types, cell.pricingType, cell.volume);
  }
  for (const cell of theirs) {
    const line = at(cell);
    line.theirs += cell.volume;
    line.reportedMicros = plus(line.reportedMicros, cell.costMicros);
    line.hasTiers ||= cell.tier !== "" && !cell.tier.startsWith("0:");
    add(line.theirsByType, cell.pricingType, cell.volume);
  }
  for (const line of lines.values()) line.left = line.theirs - line.ours;
  return lines;
}

const plus = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : a + b);
const add = (map: Map<string, number>, key: string, volume: number) =>
  map.set(key, (map.get(key) ?? 0) + volume);

function give(line: Open, reason: Reason, volume: number, more: Partial<Explained> = {}): void {
  line.explained.push({ reason, volume, messageIds: [], ...more });
  line.left -= volume;
}

/** Meta has more: what it took from us before that day's end, and never told of again. Each is named once. */
function explainMissing(line: Open, unheard: Unheard[]): void {
  if (line.left <= 0) return;
  const taken: string[] = [];
  for (let index = unheard.length - 1; index >= 0 && taken.length < line.left; index--) {
    const message = unheard[index];
    if (!message || !fits(message, line)) continue;
    taken.push(message.messageId);
    unheard.splice(index, 1);
  }
  if (taken.length > 0) give(line, "webhookMissing", taken.length, { messageIds: taken });
}

const fits = (message: Unheard, { day, country, number, category }: Place) =>
  message.day <= day &&
  message.country === country &&
  message.number === number &&
  (message.category === category || (message.category === "" && category !== "service"));

/** One day has too many and the next too few. */
function explainNeighbours(line: Open, lines: Map<string, Open>): void {
  const next = lines.get(placeKey({ ...line, day: addDays(line.day, 1) }));
  if (!next || Math.sign(line.left) * Math.sign(next.left) !== -1) return;
  const moved = Math.min(Math.abs(line.left), Math.abs(next.left)) * Math.sign(line.left);
  give(line, "timeZone", moved, { other: { day: next.day } });
  give(next, "timeZone", -moved, { other: { day: line.day } });
}

/** One category has too many and another of the same day, country and number too few. */
function explainCategories(line: Open, all: Open[]): void {
  for (const other of all) {
    const isBeside = other.day === line.day && other.country === line.country && other.number === line.number;
    if (other === line || !isBeside || Math.sign(line.left) * Math.sign(other.left) !== -1) continue;
    const moved = Math.min(Math.abs(line.left), Math.abs(other.left)) * Math.sign(line.left);
    give(line, "categoryChanged", moved, { other: { category: other.category } });
    give(other, "categoryChanged", -moved, { other: { category: line.category } });
  }
}

function settle({ left, oursFree, types, theirsByType, hasTiers, ...line }: Open): Line {
  const explained = [...line.explained];
  let unexplainedMicros = costBetween(line, left);
  const close = (reason: Reason) => {
    explained.push({ reason, volume: 0, messageIds: [] });
    unexplainedMicros = 0n;
  };
  const isFreeElsewhere = oursFree > 0 || isOther(types, theirsByType);
  if (line.estimatedMicros === null && line.ours > 0) close("noRate");
  else if (unexplainedMicros === null || isRounding(unexplainedMicros, line)) unexplainedMicros &&= 0n;
  else if (line.category === "service" && isFreeElsewhere) close("freeTier");
  else if (hasTiers && unexplainedMicros < 0n) close("tier");
  return { ...line, explained, unexplainedVolume: left, unexplainedMicros };
}

/** Meta's cost less ours, without what the messages cost whose difference has its reason. */
function costBetween({ ours, theirs, estimatedMicros, reportedMicros }: Line, left: number): bigint | null {
  if (estimatedMicros === null || reportedMicros === null) return null;
  const each = theirs > 0 ? reportedMicros / BigInt(theirs) : ours > 0 ? estimatedMicros / BigInt(ours) : 0n;
  return reportedMicros - estimatedMicros - each * BigInt(theirs - ours - left);
}

const isOther = (a: Map<string, number>, b: Map<string, number>) =>
  [...new Set([...a.keys(), ...b.keys()])].some((type) => (a.get(type) ?? 0) !== (b.get(type) ?? 0));

/** Meta's cost is a decimal of its own rounding: less than a millionth for each message says nothing. */
const isRounding = (micros: bigint, { theirs }: Line) => (micros < 0n ? -micros : micros) <= BigInt(theirs);
