import { z } from "zod";
import { callGraph, type GraphResult } from "./client";

type Asked = {
  wabaId: string;
  token: string;
  /** Unix seconds; both at a midnight of the account's time zone, the end exclusive. */
  start: number;
  end: number;
};

const point = z.object({
  start: z.number().int(),
  end: z.number().int(),
  country: z.string().default(""),
  phone_number: z.string().default(""),
  pricing_type: z.string().default(""),
  pricing_category: z.string().default(""),
  tier: z.string().optional(),
  volume: z.number().int().min(0),
  /** Not returned for an account on a partner's line of credit. */
  cost: z.number().optional(),
});

const analytics = z.object({
  pricing_analytics: z
    .object({ data: z.array(z.object({ data_points: z.array(point).default([]) })).default([]) })
    .optional(),
});

export type PricingPoint = z.output<typeof point>;

const dimensions = ["COUNTRY", "PHONE", "PRICING_CATEGORY", "PRICING_TYPE", "TIER"];

/**
 * What Meta delivered and counts for billing, day by day of the account's time zone, in its own cells. `volume` is delivered
 * messages; `cost` is approximate in Meta's own words, in the account's currency. It looks back one year at most.
 */
export async function readPricingAnalytics({
  wabaId,
  token,
  start,
  end,
}: Asked): Promise<GraphResult<PricingPoint[]>> {
  const list = (words: string[]) => JSON.stringify(words);
  const field = [
    "pricing_analytics",
    `start(${start})`,
    `end(${end})`,
    "granularity(DAILY)",
    `metric_types(${list(["COST", "VOLUME"])})`,
    `dimensions(${list(dimensions)})`,
  ].join(".");
  const result = await callGraph({
    method: "GET",
    path: wabaId,
    token,
    query: { fields: field },
    answer: analytics,
    timeoutMs: 60_000,
  });
  if (!result.ok) return result;
  return { ...result, value: (result.value.pricing_analytics?.data ?? []).flatMap((one) => one.data_points) };
}
