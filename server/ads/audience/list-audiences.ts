import type { AdFailure } from "@/db/schema/ads";
import type { Ctx } from "../../context";
import { listCustomAudiences, listSavedAudiences } from "../../meta/ads/audiences";
import { failureOf } from "../ad-failure";
import { placeOf } from "../connections/load-connection";
import type { ConnectionInput } from "../connections/schemas";
import { type FromSaved, fromSaved } from "./from-saved";

export type AudienceLists = {
  lists: { listId: string; name: string; isLookalike: boolean; largest: number | null }[];
  saved: (FromSaved & { savedId: string; name: string })[];
  failure: AdFailure | null;
};

const isLookalike = (kind: string | undefined) => kind === "LOOKALIKE";

/** The lists of people that the ad account has at Meta, and the audiences that were saved there. */
export async function listAudiences(ctx: Ctx, { connectionId }: ConnectionInput): Promise<AudienceLists> {
  const place = await placeOf(ctx, connectionId);
  const [custom, saved] = [await listCustomAudiences(place), await listSavedAudiences(place)];
  const failed = [custom, saved].find((one) => !one.ok);
  return {
    lists: custom.ok
      ? custom.value.map(({ id: listId, name, kind, largest = -1 }) => ({
          ...{ listId, name, isLookalike: isLookalike(kind) },
          // Below nought: Meta is counting, or keeps the number of a small list to itself.
          largest: largest >= 0 ? largest : null,
        }))
      : [],
    saved: saved.ok
      ? saved.value.map(({ id: savedId, name, targeting }) => ({
          ...{ savedId, name },
          ...fromSaved(targeting ?? {}),
        }))
      : [],
    failure: failed && !failed.ok ? failureOf(failed.error, ctx.now()) : null,
  };
}
