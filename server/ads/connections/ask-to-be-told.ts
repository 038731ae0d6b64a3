import { log } from "../../log";
import { createSubscription, readSubscription } from "../../meta/ads/account";
import type { OnAccount } from "../../meta/ads/call";

/**
 * Has Meta tell us of what changes in an ad account, if it does not yet. Where it will not, ads work all the same: changes are
 * found by looking, some minutes later. Returns whether it tells us now.
 */
export async function askToBeTold(place: OnAccount): Promise<boolean> {
  const known = await readSubscription(place);
  if (known.ok && known.value) return true;
  const asked = await createSubscription(place);
  if (asked.ok) return true;
  const { code, subcode } = asked.error;
  log.warn({ adAccountId: place.accountId, code, subcode }, "Meta will not tell of changes in an ad account");
  return false;
}
