import type { InTransaction } from "../../context";
import type { Connection } from "../connections/load-connection";
import type { Wish } from "../rules/decide";
import { isUsedUp, limitStandings } from "./limit-standings";

/** What limits that stop want now, and of which campaigns. An owner's limit does not rest when somebody resumes. */
export async function limitWishes(
  ctx: InTransaction,
  connection: Connection,
): Promise<{ wish: Wish; campaignIds: string[] }[]> {
  const standings = await limitStandings(ctx, connection);
  return standings
    .filter((standing) => standing.stops && isUsedUp(standing))
    .map(({ limitId, month, spentMicros, hourMicros, limitMicros, currency, runningIds }) => ({
      campaignIds: runningIds,
      wish: {
        causeId: limitId,
        pauses: { kind: "limit", month, spentMicros, unseenMicros: hourMicros, limitMicros, currency },
        resumes: false,
        rest: "none",
      },
    }));
}
