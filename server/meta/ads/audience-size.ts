import { z } from "zod";
import type { GraphResult } from "../client";
import { actOf, callMarketing, type OnAccount } from "./call";
import { flag, whole } from "./nodes";
import type { Goal } from "./objectives";
import { type Audience, targetingOf } from "./targeting";

export type AudienceSize = { smallest?: number; largest?: number; isReady: boolean };

const reach = z.object({ users_lower_bound: whole, users_upper_bound: whole, estimate_ready: flag });

/** How many people an audience has, by Meta's estimate. */
export async function readReach({
  accountId,
  token,
  audience,
}: OnAccount & { audience: Audience }): Promise<GraphResult<AudienceSize>> {
  const result = await callMarketing({
    method: "GET",
    path: `${actOf(accountId)}/reachestimate`,
    accountId,
    token,
    params: { targeting_spec: targetingOf(audience) },
    // One object today, a list of one in older answers.
    answer: z.object({ data: z.union([reach, z.tuple([reach]).transform(([one]) => one)]) }),
  });
  if (!result.ok) return result;
  const { users_lower_bound: smallest, users_upper_bound: largest, estimate_ready } = result.value.data;
  return { ...result, value: { smallest, largest, isReady: estimate_ready ?? true } };
}

const delivery = z.object({
  estimate_mau_lower_bound: whole,
  estimate_mau_upper_bound: whole,
  estimate_ready: flag,
});

/**
 * How many people an ad with this goal may reach in a month. Meta took its forecast of results away in v26, so how many
 * conversations a budget brings cannot be foretold.
 */
export async function readDelivery({
  accountId,
  token,
  audience,
  goal,
  pageId,
}: OnAccount & { audience: Audience; goal: Goal; pageId: string }): Promise<GraphResult<AudienceSize>> {
  const result = await callMarketing({
    method: "GET",
    path: `${actOf(accountId)}/delivery_estimate`,
    accountId,
    token,
    params: {
      targeting_spec: targetingOf(audience),
      optimization_goal: goal,
      promoted_object: { page_id: pageId },
    },
    answer: z.object({ data: z.array(delivery) }),
  });
  if (!result.ok) return result;
  const [one] = result.value.data;
  const smallest = one?.estimate_mau_lower_bound;
  const largest = one?.estimate_mau_upper_bound;
  return { ...result, value: { smallest, largest, isReady: one?.estimate_ready ?? false } };
}
