import { z } from "zod";
import { refused } from "../client";
import type { Checkable, OnAccount } from "./call";
import { type Budget, budgetOf, budgetParams } from "./campaign";
import type { MinorUnits } from "./money";
import { configured, effective, fieldsOf, instant, issues, type Status, timeOf, whole, word } from "./nodes";
import { createOn, deleteOne, listBelow, readOne, updateOne } from "./object";
import type { BidStrategy, Destination, Goal } from "./objectives";
import { type RegionalDeclaration, regionalParams } from "./regional";
import { type Audience, targetingOf } from "./targeting";

/** A part of the week in which ads run, in minutes after midnight; Sunday is day 0. */
export type DayPart = { startMinute: number; endMinute: number; days: number[]; zone: "USER" | "ADVERTISER" };

export type AdSetSpec = {
  name: string;
  campaignId: string;
  destination: Destination;
  goal: Goal;
  pageId: string;
  /** The number that receives the chats, as it stands on the Page. Without it the Page's own linked number does. */
  whatsappNumber?: string;
  /** For the goal OFFSITE_CONVERSIONS; fixed for good once the ad set is published. */
  conversion?: { datasetId: string; event: string };
  /** Absent when the campaign has the budget; the strategy is then the campaign's, too. */
  budget?: Budget;
  bid?: { strategy: BidStrategy; amount?: MinorUnits };
  /** Absent: as soon as it is active. Meta takes a past start silently and spends at once, so a past one is refused here. */
  startAt?: Date;
  endAt?: Date;
  dayParts: DayPart[];
  audience: Audience;
  /** Who benefits and who pays, for ads that reach the European Union. */
  dsa?: { beneficiary: string; payor: string };
  /** For countries that ask for verified identities. */
  regional?: RegionalDeclaration[];
};

/** Clocks differ a little, and a launch takes a while. */
const graceMs = 60_000;

/** Creates an ad set. Money flows from its start, so one whose start has passed goes nowhere. */
export async function createAdSet({ spec, ...place }: OnAccount & Checkable & { spec: AdSetSpec }) {
  if (spec.startAt && spec.startAt.getTime() < Date.now() - graceMs) {
    return refused("The start has passed.", { code: 100, blamed: ["start_time"] });
  }
  return createOn(place, "adsets", { ...adSetParams(spec), campaign_id: spec.campaignId });
}

/**
 * A new ad set as Meta takes it, always paused. How long after a click a conversion counts is not said: Meta's documents allow
 * one day, Ads Manager shows seven, and insights tell with the setting the ad set really has.
 */
export function adSetParams(spec: Omit<AdSetSpec, "campaignId">) {
  const { name, destination, goal, pageId, whatsappNumber, conversion, budget, bid } = spec;
  const { startAt, endAt, dayParts, audience, dsa, regional } = spec;
  const strategy = bid?.strategy ?? "LOWEST_COST_WITHOUT_CAP";
  return {
    name,
    status: "PAUSED",
    destination_type: destination,
    optimization_goal: goal,
    billing_event: "IMPRESSIONS",
    promoted_object: {
      page_id: pageId,
      ...(whatsappNumber && { whatsapp_phone_number: whatsappNumber }),
      ...(conversion && { pixel_id: conversion.datasetId, custom_event_type: conversion.event }),
    },
    ...budgetParams(budget),
    // Left out, Meta takes a bid cap and asks for an amount.
    bid_strategy: budget ? strategy : undefined,
    bid_amount: bid?.amount,
    start_time: startAt && timeOf(startAt),
    end_time: endAt && timeOf(endAt),
    ...scheduleOf(dayParts),
    // Neither a dynamic creative nor its asset feed goes with a chat.
    is_dynamic_creative: false,
    targeting: targetingOf(audience),
    dsa_beneficiary: dsa?.beneficiary,
    dsa_payor: dsa?.payor,
    ...regionalParams(regional),
  };
}

const scheduleOf = (dayParts: DayPart[]) =>
  dayParts.length === 0
    ? {}
    : {
        pacing_type: ["day_parting"],
        adset_schedule: dayParts.map(({ startMinute, endMinute, days, zone }) => ({
          start_minute: startMinute,
          end_minute: endMinute,
          days,
          timezone_type: zone,
        })),
      };

const node = z.object({
  id: z.string(),
  name: z.string().default(""),
  campaign_id: word,
  configured_status: configured,
  effective_status: effective,
  destination_type: word,
  optimization_goal: word,
  bid_strategy: word,
  bid_amount: whole,
  daily_budget: whole,
  lifetime_budget: whole,
  budget_remaining: whole,
  start_time: instant,
  end_time: instant,
  promoted_object: z
    .object({ page_id: word, whatsapp_phone_number: word, pixel_id: word, custom_event_type: word })
    .optional()
    .catch(undefined),
  targeting: z.record(z.string(), z.unknown()).optional().catch(undefined),
  dsa_beneficiary: word,
  dsa_payor: word,
  issues_info: issues,
  learning_stage_info: z
    .object({ status: word, conversions: whole, last_sig_edit_ts: whole })
    .optional()
    .catch(undefined),
  created_time: instant,
  updated_time: instant,
});

const adSet = node.transform((one) => ({
  id: one.id,
  name: one.name,
  campaignId: one.campaign_id,
  status: one.configured_status,
  effectiveStatus: one.effective_status,
  destination: one.destination_type,
  goal: one.optimization_goal,
  bidStrategy: one.bid_strategy,
  bidAmount: one.bid_amount,
  budget: budgetOf(one.daily_budget, one.lifetime_budget),
  budgetRemaining: one.budget_remaining,
  startAt: one.start_time,
  endAt: one.end_time,
  pageId: one.promoted_object?.page_id,
  whatsappNumber: one.promoted_object?.whatsapp_phone_number,
  targeting: one.targeting,
  dsa: { beneficiary: one.dsa_beneficiary, payor: one.dsa_payor },
  issues: one.issues_info,
  /** LEARNING, SUCCESS, or FAIL, which Meta calls learning limited. */
  learning: one.learning_stage_info?.status,
  createdAt: one.created_time,
  updatedAt: one.updated_time,
}));
export type AdSetAtMeta = z.output<typeof adSet>;

type OfAdSet = OnAccount & { adSetId: string };

/** What Meta made of it: its start, its ages and its number may differ from what was asked. */
export const readAdSet = ({ adSetId, ...place }: OfAdSet) => readOne(place, adSetId, fieldsOf(node), adSet);

/** The ad sets of a campaign, or of the whole account. */
export const listAdSets = ({ campaignId, ...place }: OnAccount & { campaignId?: string }) =>
  listBelow(place, "adsets", { below: campaignId, fields: fieldsOf(node), item: adSet });

/** Goal, conversion and destination are not among what can change once an ad set is published. */
export type AdSetChange = {
  name?: string;
  status?: Status;
  budget?: Budget;
  bid?: { strategy: BidStrategy; amount?: MinorUnits };
  endAt?: Date | "never";
  dayParts?: DayPart[];
  audience?: Audience;
  dsa?: { beneficiary: string; payor: string };
};

export const updateAdSet = ({
  adSetId,
  change: { name, status, budget, bid, endAt, dayParts, audience, dsa },
  ...place
}: OfAdSet & Checkable & { change: AdSetChange }) =>
  updateOne(place, adSetId, {
    name,
    status,
    ...budgetParams(budget),
    bid_strategy: bid?.strategy,
    bid_amount: bid?.amount,
    end_time: endAt === "never" ? 0 : endAt && timeOf(endAt),
    ...scheduleOf(dayParts ?? []),
    targeting: audience && targetingOf(audience),
    dsa_beneficiary: dsa?.beneficiary,
    dsa_payor: dsa?.payor,
  });

export const deleteAdSet = ({ adSetId, ...place }: OfAdSet) => deleteOne(place, adSetId);
