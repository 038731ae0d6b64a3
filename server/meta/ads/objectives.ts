/** What a campaign that opens a WhatsApp chat may be for. Awareness has no chat at its end. */
export const objectives = [
  "OUTCOME_ENGAGEMENT",
  "OUTCOME_LEADS",
  "OUTCOME_SALES",
  "OUTCOME_TRAFFIC",
] as const;
export type Objective = (typeof objectives)[number];

/** Where the ad leads: WhatsApp alone, or the customer chooses among several apps. */
export const destinations = [
  "WHATSAPP",
  "MESSAGING_MESSENGER_WHATSAPP",
  "MESSAGING_INSTAGRAM_DIRECT_WHATSAPP",
  "MESSAGING_INSTAGRAM_DIRECT_MESSENGER_WHATSAPP",
] as const;
export type Destination = (typeof destinations)[number];

export const goals = [
  "CONVERSATIONS",
  "OFFSITE_CONVERSIONS",
  "LANDING_PAGE_VIEWS",
  "LINK_CLICKS",
  "IMPRESSIONS",
  "REACH",
  "POST_ENGAGEMENT",
] as const;
export type Goal = (typeof goals)[number];

/** Meta's guide to ads that open WhatsApp, as of 12 September 2026. */
const guide: Record<Objective, Goal[]> = {
  OUTCOME_ENGAGEMENT: ["CONVERSATIONS", "LINK_CLICKS"],
  OUTCOME_LEADS: ["CONVERSATIONS"],
  OUTCOME_SALES: ["CONVERSATIONS", "OFFSITE_CONVERSIONS", "LINK_CLICKS", "IMPRESSIONS", "REACH"],
  OUTCOME_TRAFFIC: [
    "CONVERSATIONS",
    "LANDING_PAGE_VIEWS",
    "LINK_CLICKS",
    "IMPRESSIONS",
    "REACH",
    "POST_ENGAGEMENT",
  ],
};

/** Two older tables of Meta's know less. Where all three agree, nothing needs to be tried first. */
const older: Record<Objective, Goal[]> = {
  OUTCOME_ENGAGEMENT: ["CONVERSATIONS", "LINK_CLICKS"],
  OUTCOME_LEADS: [],
  OUTCOME_SALES: [],
  OUTCOME_TRAFFIC: ["LINK_CLICKS", "IMPRESSIONS", "REACH"],
};

/**
 * The goals to offer for an objective, the usual one first. Meta's tables differ, so a pair that is not certain is offered and
 * Meta's check decides; nothing is refused here because of this list.
 */
export function goalsFor(
  objective: Objective,
  destination: Destination,
): { goal: Goal; isCertain: boolean }[] {
  if (destination !== "WHATSAPP") {
    return objective === "OUTCOME_LEADS" ? [] : [{ goal: "CONVERSATIONS", isCertain: true }];
  }
  return guide[objective].map((goal) => ({ goal, isCertain: older[objective].includes(goal) }));
}

export const specialCategories = [
  "EMPLOYMENT",
  "HOUSING",
  "CREDIT",
  "FINANCIAL_PRODUCTS_SERVICES",
  "ISSUES_ELECTIONS_POLITICS",
  "ONLINE_GAMBLING_AND_GAMING",
] as const;
export type SpecialCategory = (typeof specialCategories)[number];

export const bidStrategies = ["LOWEST_COST_WITHOUT_CAP", "LOWEST_COST_WITH_BID_CAP", "COST_CAP"] as const;
export type BidStrategy = (typeof bidStrategies)[number];
