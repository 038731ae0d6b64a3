import type { Delivery } from "./schemas";

type State = {
  effectiveStatus: string;
  startsAt?: Date | null;
  endsAt?: Date | null;
  learning?: string | null;
};

const named: Record<string, Delivery> = {
  PAUSED: "paused",
  CAMPAIGN_PAUSED: "pausedAbove",
  ADSET_PAUSED: "pausedAbove",
  ARCHIVED: "archived",
  DELETED: "deleted",
  IN_PROCESS: "preparing",
  PENDING_REVIEW: "inReview",
  PREAPPROVED: "active",
  DISAPPROVED: "refused",
  PENDING_BILLING_INFO: "billing",
  WITH_ISSUES: "withIssues",
};

/** What becomes of it now: ACTIVE says only that nobody stopped it. */
export function deliveryOf({ effectiveStatus, startsAt, endsAt, learning }: State, now: Date): Delivery {
  if (effectiveStatus !== "ACTIVE") return named[effectiveStatus] ?? "unknown";
  if (endsAt && endsAt <= now) return "ended";
  if (startsAt && startsAt > now) return "scheduled";
  if (learning === "LEARNING") return "learning";
  if (learning === "FAIL") return "learningLimited";
  return "active";
}

/** Of several, what a person should hear first. */
const urgency: Delivery[] = [
  "refused",
  "withIssues",
  "billing",
  "inReview",
  "preparing",
  "learningLimited",
  "learning",
  "active",
  "scheduled",
  "ended",
];

/** A campaign is as its ads are: ACTIVE on the campaign says nothing while its only ad is refused. */
export function deliveryOfAll(own: Delivery, below: Delivery[]): Delivery {
  if (own !== "active") return own;
  return urgency.find((one) => below.includes(one)) ?? (below.length > 0 ? "pausedBelow" : own);
}
