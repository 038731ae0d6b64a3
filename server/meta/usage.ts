import { z } from "zod";

/** How much of Meta's allowance is used, of the fullest of its meters. */
export type GraphUsage = {
  percent: number;
  regainAfterMs?: number;
  /** The tier of access to ads that Meta names: the lower one is used up by four launches in five minutes. */
  adsTier?: string;
};

const meter = z.object({
  call_count: z.number().default(0),
  total_cputime: z.number().default(0),
  total_time: z.number().default(0),
  estimated_time_to_regain_access: z.number().optional(),
});
const businessUsage = z.record(z.string(), z.array(meter));

const adMeter = z.object({
  acc_id_util_pct: z.number().default(0),
  app_id_util_pct: z.number().default(0),
  reset_time_duration: z.number().optional(),
  ads_api_access_tier: z.string().optional(),
});

/** What the headers of an answer say of Meta's meters; three of them are about ads only. */
export function usageOf(headers: Headers): GraphUsage | undefined {
  const business = businessUsage.safeParse(jsonOf(headers.get("x-business-use-case-usage")));
  const app = meter.safeParse(jsonOf(headers.get("x-app-usage")));
  const meters = [
    ...(business.success ? Object.values(business.data).flat() : []),
    ...(app.success ? [app.data] : []),
  ];
  const adMeters = ["x-ad-account-usage", "x-fb-ads-insights-throttle"].flatMap((name) => {
    const parsed = adMeter.safeParse(jsonOf(headers.get(name)));
    return parsed.success ? [parsed.data] : [];
  });
  if (meters.length + adMeters.length === 0) return undefined;
  const percent = Math.max(
    ...meters.map((one) => Math.max(one.call_count, one.total_cputime, one.total_time)),
    ...adMeters.map((one) => Math.max(one.acc_id_util_pct, one.app_id_util_pct)),
  );
  // Meta counts minutes in one header and seconds in the other, which counts down whether or not anything is used up.
  const waits = [
    ...meters.map((one) => (one.estimated_time_to_regain_access ?? 0) * 60_000),
    ...adMeters.map((one) => (one.acc_id_util_pct >= 100 ? (one.reset_time_duration ?? 0) * 1000 : 0)),
  ];
  const regainAfterMs = Math.max(0, ...waits);
  const adsTier = adMeters.find((one) => one.ads_api_access_tier)?.ads_api_access_tier;
  return { percent, ...(regainAfterMs > 0 && { regainAfterMs }), ...(adsTier && { adsTier }) };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
