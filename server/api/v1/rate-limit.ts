import { secondsUntil, takeFromAllowance } from "../../throttle";
import { Problem } from "./problem";

/** Requests of one key, whatever they ask for. */
export const keyPolicy = { name: "key", limit: 600, windowSeconds: 60 };

/** Keys that open nothing, from one address. Who has a key that works is not held up by a neighbour who has none. */
export const failurePolicy = { name: "failures", limit: 20, windowSeconds: 300 };

type Policy = typeof keyPolicy;

/**
 * Takes one from the allowance and tells what is left, in the words of the IETF's draft-ietf-httpapi-ratelimit-headers;
 * over the limit it is a problem that says when to come back.
 */
export async function takeTurn(policy: Policy, whose: string) {
  const { name, limit, windowSeconds } = policy;
  const { allowed, remaining, resetAt } = await takeFromAllowance(`api ${name} ${whose}`, {
    limit,
    windowSeconds,
  });
  // The database's clock may be a moment ahead of ours.
  const resetSeconds = Math.min(windowSeconds, secondsUntil(resetAt));
  const headers = {
    "ratelimit-policy": `"${name}";q=${limit};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
  };
  if (!allowed) {
    throw new Problem("too-many-requests", `Please wait ${resetSeconds} seconds.`, {
      headers: { ...headers, "retry-after": String(resetSeconds) },
    });
  }
  return headers;
}
