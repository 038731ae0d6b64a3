import { and, eq, inArray, or } from "drizzle-orm";
import { broadcasts } from "@/db/schema/broadcasts";
import { workspaces } from "@/db/schema/identity";
import { asWorker, inTransaction, systemCtx } from "../../context";
import { askToSend } from "./send-broadcast-job";

/** Whatever is on its way is asked for again, should the job that was to take it on have been given up. */
export async function askForBroadcasts(): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    await inTransaction(systemCtx(id), async (ctx) => {
      const underWay = await ctx.db
        .select({ id: broadcasts.id, version: broadcasts.version, sendAt: broadcasts.sendAt })
        .from(broadcasts)
        .where(
          and(
            eq(broadcasts.workspaceId, id),
            or(
              inArray(broadcasts.state, ["scheduled", "preparing", "sending"]),
              and(eq(broadcasts.state, "paused"), eq(broadcasts.why, "limitReached")),
            ),
          ),
        );
      for (const { id: broadcastId, version, sendAt } of underWay) {
        const runAt = sendAt && sendAt > ctx.now() ? sendAt : undefined;
        await askToSend(ctx, { broadcastId, version, runAt });
      }
    });
  }
}
