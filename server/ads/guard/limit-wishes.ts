import type { InTransaction } from "../../context";
import type { Connection } from "../connections/load-connection";
import type { Wish } from "../rules/decide";
import { isUsedUp, limitStandings } from "./limit-standings";

/**
 * What limits that stop want now, and of which campaigns: those that run are paused, and no rule resumes the others. An owner's
 * limit does not rest when somebody resumes.
 */
export async function limitWishes(
  ctx: InTransaction,
  connection: Connection,
): Promise<{ wish: Wish; campaignIds: string[] }[]> {
  const standings = await limitStandings(ctx, connection);
  return standings
    .filter((standing) => standing.stops && isUsedUp(standing))
    .map(({ limitId, month, spentMicros, unseenMicros, limitMicros, currency, campaignIds }) => ({
      campaignIds,
      wish: {
        causeId: limitId,
        pauses: { kind: "limit", month, spentMicros, unseenMicros, limitMicros, currency },
        resumes: false,
        rest: "none",
      },
    }));
}
