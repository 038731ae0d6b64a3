import type { OutcomeKind } from "../outcomes/schemas";

/** Meta's names for what comes of a conversation; a website's are others. */
export const eventNames = {
  lead: "LeadSubmitted",
  qualified: "QualifiedLead",
  order: "Purchase",
} as const satisfies Record<OutcomeKind, string>;

/** Why Meta is not told; each has a sentence in the catalogues. */
export const notAskedReasons = ["off", "noAd", "noClick", "strictRegion", "withdrawn"] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

export type Decision =
  | { state: "waiting" }
  | { state: "tooLate" }
  | { state: "notAsked"; reason: NotAskedReason };

const day = 24 * 60 * 60_000;
const longestMs = 7 * day;
/** One event that is older spoils all that are sent with it, so we stop a little before Meta does. */
const marginMs = 10 * 60_000;

export const isTooLate = (occurredAt: Date, now: Date) =>
  occurredAt.getTime() < now.getTime() - longestMs + marginMs;

/** Where Meta itself detects no leads and orders in chats: the EU, the United Kingdom and Japan. */
const strictRegions = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK GB JP".split(" "),
);

type Case = {
  settings: { isOn: boolean; coversStrictRegions: boolean };
  /** Of the customer; nobody knows it of some who hide their number. */
  country: string | null;
  /** The customer's last click before it, in this very conversation. */
  click: "none" | "unnamed" | "named";
  occurredAt: Date;
  now: Date;
};

/** Whether Meta is told of an outcome: only with the workspace's consent, and only where Meta can know the click again. */
export function decide({ settings, country, click, occurredAt, now }: Case): Decision {
  const not = (reason: NotAskedReason): Decision => ({ state: "notAsked", reason });
  if (!settings.isOn) return not("off");
  if (click === "none") return not("noAd");
  // An ad's id is no click: sent as one, it would tell Meta something false.
  if (click === "unnamed") return not("noClick");
  const isStrict = country === null || strictRegions.has(country);
  if (isStrict && !settings.coversStrictRegions) return not("strictRegion");
  return isTooLate(occurredAt, now) ? { state: "tooLate" } : { state: "waiting" };
}
