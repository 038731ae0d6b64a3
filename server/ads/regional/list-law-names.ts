import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import { listDsaSuggestions } from "../../meta/ads/account";
import { listUsedIdentities } from "../../meta/ads/identities";
import { failureOf } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import type { ConnectionInput } from "../connections/schemas";

export type LawNames = {
  /** What Meta suggests for the European Union. */
  suggested: string[];
  /** Verified identities that ad sets of this account already name: Meta has no list of them to read. */
  identities: { id: string; usedIn: string }[];
  failure: AdFailure | null;
};

/** Who can be named as beneficiary and payer, as far as the ad account tells. */
export async function listLawNames(ctx: Ctx, { connectionId }: ConnectionInput): Promise<LawNames> {
  const place = await placeOf(ctx, connectionId);
  const [suggested, used] = [await listDsaSuggestions(place), await listUsedIdentities(place)];
  const failed = [suggested, used].find((one) => !one.ok);
  return {
    suggested: suggested.ok ? [...new Set(suggested.value)] : [],
    identities: used.ok ? used.value : [],
    failure: failed && !failed.ok ? failureOf(failed.error, ctx.now()) : null,
  };
}
