import { z } from "zod";
import type { Checkable, OnAccount } from "./call";
import type { MinorUnits } from "./money";
import { configured, effective, fieldsOf, flag, instant, issues, type Status, whole, word } from "./nodes";
import { createOn, deleteOne, listBelow, readOne, updateOne } from "./object";
import type { BidStrategy, Objective, SpecialCategory } from "./objectives";

export type Budget = { kind: "daily" | "lifetime"; amount: MinorUnits };

export type CampaignSpec = {
  name: string;
  objective: Objective;
  specialCategories: SpecialCategory[];
  /** ISO countries the special categories are for: without them Meta picks one and refuses ad sets elsewhere later. */
  specialCountries: string[];
  /** With it the campaign spends for all its ad sets; without it each has its own. Never both. */
  budget?: Budget & { bidStrategy: BidStrategy };
  /** Ad sets with budgets of their own lend each other up to a fifth. */
  sharesBudgets?: boolean;
  spendCap?: MinorUnits;
};

export const budgetParams = (budget: Budget | undefined) => ({
  daily_budget: budget?.kind === "daily" ? budget.amount : undefined,
  lifetime_budget: budget?.kind === "lifetime" ? budget.amount : undefined,
});

/**
 * A new campaign as Meta takes it, always paused. What used to be optional is always said: the categories, the strategy beside
 * a budget (left out it becomes a bid cap), and without a budget whether the ad sets share theirs.
 */
export function campaignParams(spec: CampaignSpec) {
  const {
    name,
    objective,
    specialCategories,
    specialCountries,
    budget,
    sharesBudgets = false,
    spendCap,
  } = spec;
  return {
    name,
    objective,
    status: "PAUSED",
    buying_type: "AUCTION",
    special_ad_categories: specialCategories.length > 0 ? specialCategories : ["NONE"],
    special_ad_category_country: specialCountries.length > 0 ? specialCountries : undefined,
    ...budgetParams(budget),
    bid_strategy: budget?.bidStrategy,
    is_adset_budget_sharing_enabled: budget ? undefined : sharesBudgets,
    spend_cap: spendCap,
  };
}

export const createCampaign = ({ spec, ...place }: OnAccount & Checkable & { spec: CampaignSpec }) =>
  createOn(place, "campaigns", campaignParams(spec));

const node = z.object({
  id: z.string(),
  name: z.string().default(""),
  objective: word,
  configured_status: configured,
  effective_status: effective,
  special_ad_categories: z.array(z.string()).optional().catch(undefined),
  special_ad_category_country: z.array(z.string()).optional().catch(undefined),
  daily_budget: whole,
  lifetime_budget: whole,
  budget_remaining: whole,
  spend_cap: whole,
  bid_strategy: word,
  is_adset_budget_sharing_enabled: flag,
  issues_info: issues,
  created_time: instant,
  updated_time: instant,
});

export const budgetOf = (daily: number | undefined, lifetime: number | undefined): Budget | undefined =>
  daily ? { kind: "daily", amount: daily } : lifetime ? { kind: "lifetime", amount: lifetime } : undefined;

const campaign = node.transform((one) => ({
  id: one.id,
  name: one.name,
  objective: one.objective,
  status: one.configured_status,
  effectiveStatus: one.effective_status,
  specialCategories: (one.special_ad_categories ?? []).filter((category) => category !== "NONE"),
  specialCountries: one.special_ad_category_country ?? [],
  budget: budgetOf(one.daily_budget, one.lifetime_budget),
  budgetRemaining: one.budget_remaining,
  spendCap: one.spend_cap,
  bidStrategy: one.bid_strategy,
  sharesBudgets: one.is_adset_budget_sharing_enabled,
  issues: one.issues_info,
  createdAt: one.created_time,
  updatedAt: one.updated_time,
}));
export type CampaignAtMeta = z.output<typeof campaign>;

type OfCampaign = OnAccount & { campaignId: string };

export const readCampaign = ({ campaignId, ...place }: OfCampaign) =>
  readOne(place, campaignId, fieldsOf(node), campaign);

/** Every campaign of the account that is not deleted. A write whose answer was lost is looked for here before it is tried again. */
export const listCampaigns = (place: OnAccount) =>
  listBelow(place, "campaigns", { fields: fieldsOf(node), item: campaign });

export type CampaignChange = {
  name?: string;
  status?: Status;
  budget?: Budget;
  bidStrategy?: BidStrategy;
  spendCap?: MinorUnits | "none";
};

/** Meta's number for no cap at all. */
const noCap = 922_337_203_685_478;

export const updateCampaign = ({
  campaignId,
  change: { name, status, budget, bidStrategy, spendCap },
  ...place
}: OfCampaign & Checkable & { change: CampaignChange }) =>
  updateOne(place, campaignId, {
    name,
    status,
    ...budgetParams(budget),
    bid_strategy: bidStrategy,
    spend_cap: spendCap === "none" ? noCap : spendCap,
  });

export const deleteCampaign = ({ campaignId, ...place }: OfCampaign) => deleteOne(place, campaignId);
