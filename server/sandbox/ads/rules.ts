import type { Content } from "../world";
import { adError, badParam } from "./errors";
import { countriesIn, details, europeanUnion, oldestMinimum } from "./places";
import type { AdAccount } from "./tables";

const withoutMinor = "CLP COP CRC HUF ISK IDR JPY KRW PYG TWD VND".split(" ");

/** In whole units of the currency: what a day costs at least, by how often the thing paid for happens. */
const minimums = { imp: 1, high_freq: 5, low_freq: 40, video_views: 1 };
const perEuro: Record<string, number> = { JPY: 160, HUF: 400, IDR: 17_000, KRW: 1_500, CHF: 2 };

export const minimumBudget = (currency: string) => {
  const unit = (perEuro[currency] ?? 1) * (withoutMinor.includes(currency) ? 1 : 100);
  return Object.fromEntries(
    Object.entries(minimums).map(([name, euros]) => [`min_daily_budget_${name}`, euros * unit]),
  ) as Record<`min_daily_budget_${keyof typeof minimums}`, number>;
};

const objectives = [
  "OUTCOME_ENGAGEMENT",
  "OUTCOME_LEADS",
  "OUTCOME_SALES",
  "OUTCOME_TRAFFIC",
  "OUTCOME_AWARENESS",
];
const strategies = [
  "LOWEST_COST_WITHOUT_CAP",
  "LOWEST_COST_WITH_BID_CAP",
  "COST_CAP",
  "LOWEST_COST_WITH_MIN_ROAS",
];
const capped = ["LOWEST_COST_WITH_BID_CAP", "COST_CAP"];

/** Which goals go with which objective for ads that open WhatsApp. */
const goals: Record<string, string[]> = {
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
  OUTCOME_AWARENESS: [],
};
const severalApps = ["OUTCOME_ENGAGEMENT", "OUTCOME_SALES", "OUTCOME_TRAFFIC"];

export const hasBudget = (params: Content) =>
  params.daily_budget !== undefined || params.lifetime_budget !== undefined;

export const text = (value: unknown) => (typeof value === "string" ? value : "");
export const record = (value: unknown): Content =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Content) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function checkBudget(account: AdAccount, params: Content, bucket: "imp" | "high_freq") {
  const lowest = minimumBudget(account.currency)[`min_daily_budget_${bucket}`];
  for (const name of ["daily_budget", "lifetime_budget"]) {
    const value = params[name];
    if (value === undefined) continue;
    const amount = Number(value);
    if (!Number.isInteger(amount)) throw badParam(name, `Param ${name} must be an integer`);
    if (amount < lowest) {
      const says = `The budget must be at least ${lowest} in the smallest unit of ${account.currency}.`;
      throw adError(name === "daily_budget" ? 1885272 : 2446307, { says });
    }
  }
}

function checkBid(params: Content) {
  const strategy = params.bid_strategy ?? "LOWEST_COST_WITH_BID_CAP";
  if (!strategies.includes(text(strategy)))
    throw badParam("bid_strategy", `Unknown bid_strategy ${strategy}`);
  if (capped.includes(text(strategy)) && params.bid_amount === undefined) throw adError(1815857);
}

export function checkCampaign(account: AdAccount, params: Content) {
  if (!text(params.name)) throw badParam("name", "The parameter name is required");
  if (!objectives.includes(text(params.objective))) throw badParam("objective", "Unknown objective");
  if (!Array.isArray(params.special_ad_categories)) {
    throw badParam("special_ad_categories", "The parameter special_ad_categories is required");
  }
  if (params.special_ad_categories.includes("ISSUES_ELECTIONS_POLITICS")) throw adError(2708008);
  if (params.daily_budget !== undefined && params.lifetime_budget !== undefined) throw adError(1885621);
  if (!hasBudget(params)) {
    if (typeof params.is_adset_budget_sharing_enabled !== "boolean") throw adError(4834011);
    return;
  }
  checkBudget(account, params, "high_freq");
  // Left out, the strategy is a bid cap; named, the bid itself is said on each ad set.
  checkBid(params.bid_strategy === undefined ? params : { ...params, bid_amount: 1 });
}

export function checkAdSet(account: AdAccount, campaign: Content, params: Content, now: number) {
  const name = text(params.name);
  if (!name || name.length > 400) throw badParam("name", "The name must have 1 to 400 characters");
  checkGoal(campaign, params);
  if (params.billing_event !== "IMPRESSIONS")
    throw badParam("billing_event", "The billing event must be IMPRESSIONS");
  if (hasBudget(campaign) && hasBudget(params)) throw adError(1885621);
  if (!hasBudget(campaign)) {
    if (!hasBudget(params)) throw badParam("daily_budget", "Set a budget");
    const isSeen = params.optimization_goal === "IMPRESSIONS" || params.optimization_goal === "REACH";
    checkBudget(account, params, isSeen ? "imp" : "high_freq");
    checkBid(params);
  }
  checkDates(params, now);
  checkSchedule(campaign, params);
  checkTargeting(record(params.targeting), { isNew: true });
  checkDsa(account, params);
  const { geo_locations } = record(params.targeting);
  checkCategory(campaign, countriesIn(record(geo_locations)));
  if (params.is_dynamic_creative) throw adError(1885392);
}

function checkGoal(campaign: Content, params: Content) {
  const destination = text(params.destination_type);
  const isSeveral = /^MESSAGING_.*WHATSAPP$/.test(destination);
  if (destination !== "WHATSAPP" && !isSeveral) throw adError(2446509);
  const objective = text(campaign.objective);
  const allowed = isSeveral
    ? severalApps.includes(objective)
      ? ["CONVERSATIONS"]
      : []
    : (goals[objective] ?? []);
  if (!allowed.includes(text(params.optimization_goal))) throw adError(2490408);
  const hasCategory = list(campaign.special_ad_categories).some((category) => category !== "NONE");
  if (isSeveral && hasCategory) throw badParam("destination_type", "Several apps take no special category");
}

export function checkDates(params: Content, now: number) {
  const end = params.end_time ? Date.parse(text(params.end_time)) : undefined;
  if (end !== undefined && !(end > now)) throw adError(1487033);
  if (params.lifetime_budget !== undefined && end === undefined) {
    throw badParam("end_time", "A lifetime budget needs an end");
  }
}

/** Parts of the week need a budget for the whole run, on either level, and whole hours that do not overlap midnight. */
export function checkSchedule(campaign: Content, params: Content) {
  const parts = list(params.adset_schedule).map(record);
  if (parts.length === 0) return;
  if (params.lifetime_budget === undefined && campaign.lifetime_budget === undefined) {
    throw badParam("adset_schedule", "A schedule needs a lifetime budget");
  }
  if (!list(params.pacing_type).includes("day_parting")) {
    throw badParam("adset_schedule", "A schedule needs the pacing day_parting");
  }
  const isWhole = parts.every(({ start_minute, end_minute, days }) => {
    const [from, to] = [Number(start_minute), Number(end_minute)];
    const isInDay = from >= 0 && to <= 1440 && to - from >= 60 && from % 60 === 0 && to % 60 === 0;
    return (
      isInDay && list(days).length > 0 && list(days).every((day) => Number(day) >= 0 && Number(day) <= 6)
    );
  });
  if (!isWhole) throw badParam("adset_schedule", "Give whole hours within a day, and days from 0 to 6");
}

const gonePositions = ["video_feeds"];
const unknownOnInstagram = ["search", "explore"];

export function checkTargeting(targeting: Content, { isNew }: { isNew: boolean }) {
  const geo = record(targeting.geo_locations);
  if ("location_types" in geo) throw adError(1870199);
  const hasPlace = Object.values(geo).some((value) => list(value).length > 0);
  if (!hasPlace && list(targeting.custom_audiences).length === 0) throw adError(1885364);
  const { advantage_audience } = record(targeting.targeting_automation);
  if (isNew && advantage_audience !== 0 && advantage_audience !== 1) throw adError(1870227);
  const youngest = Math.max(18, ...[...countriesIn(geo)].map((country) => oldestMinimum[country] ?? 0));
  const age = Number(targeting.age_min ?? youngest);
  if (age < 18) throw adError(1870165);
  if (age < youngest) throw adError(3858064);
  if (list(targeting.facebook_positions).some((one) => gonePositions.includes(text(one))))
    throw adError(2490562);
  if (list(targeting.instagram_positions).some((one) => unknownOnInstagram.includes(text(one)))) {
    throw adError(1815508);
  }
  const isOnStatus = list(targeting.whatsapp_positions).includes("status");
  if (isOnStatus && !list(targeting.instagram_positions).includes("story")) {
    throw badParam("targeting.whatsapp_positions", "WhatsApp Status needs Instagram stories, too");
  }
  for (const group of list(targeting.flexible_spec)) {
    for (const [type, chosen] of Object.entries(record(group))) {
      const isGone = list(chosen).some(
        (one) => !details.some((detail) => detail.id === text(record(one).id) && detail.type === type),
      );
      if (isGone) throw adError(1487694);
    }
  }
}

function checkDsa(account: AdAccount, params: Content) {
  const reaches = countriesIn(record(record(params.targeting).geo_locations));
  if (![...reaches].some((country) => europeanUnion.has(country))) return;
  if (!params.dsa_payor && !account.dsaPayor) throw adError(3858079);
  if (!params.dsa_beneficiary && !account.dsaBeneficiary) throw adError(3858081);
}

function checkCategory(campaign: Content, countries: Set<string>) {
  const declared = list(campaign.special_ad_category_country).map(text);
  const isSpecial = list(campaign.special_ad_categories).some((category) => category !== "NONE");
  if (isSpecial && declared.length > 0 && [...countries].some((country) => !declared.includes(country))) {
    throw adError(2909034);
  }
}
