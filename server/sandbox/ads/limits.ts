import type { World } from "../world";
import { adError } from "./errors";
import type { AdAccount } from "./tables";

const tiers = {
  limited: { most: 60, blockedMs: 300_000, name: "development_access" },
  full: { most: 9000, blockedMs: 60_000, name: "standard_access" },
} as const;
const decayMs = 300_000;

/** Points that each account used up of late; they are of the moment, a restart forgets them. */
export type AdLimits = Map<string, { points: number; at: number; blockedUntil: number }>;

/** Counts a call against its account's score: a read is a point, a write three. Above the most there is, all are refused for a while. */
export function countAdCall(
  { now }: World,
  limits: AdLimits,
  account: AdAccount,
  method: string,
): Record<string, string> {
  const { most, blockedMs, name } = tiers[account.tier];
  const at = now();
  const before = limits.get(account.id) ?? { points: 0, at, blockedUntil: 0 };
  const left = Math.max(0, before.points - ((at - before.at) / decayMs) * most);
  const isBlocked = before.blockedUntil > at;
  const points = isBlocked ? left : left + (method === "GET" ? 1 : 3);
  const isOver = points > most;
  const blockedUntil = isOver && !isBlocked ? at + blockedMs : before.blockedUntil;
  limits.set(account.id, { points: Math.min(points, most), at, blockedUntil });

  const waits = Math.max(0, blockedUntil - at);
  const percent = waits > 0 ? 100 : Math.round((points / most) * 100);
  const headers = {
    "x-ad-account-usage": JSON.stringify({
      acc_id_util_pct: percent,
      reset_time_duration: Math.ceil((waits || decayMs) / 1000),
      ads_api_access_tier: name,
    }),
    "x-business-use-case-usage": JSON.stringify({
      [account.id]: [
        {
          type: "ads_management",
          call_count: percent,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: Math.ceil(waits / 60_000),
          ads_api_access_tier: name,
        },
      ],
    }),
  };
  if (waits > 0) throw adError(2446079, { headers });
  return headers;
}
