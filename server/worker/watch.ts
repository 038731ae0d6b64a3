import { workspaces } from "@/db/schema/identity";
import { asWorker, inTransaction, systemCtx } from "../context";
import { log } from "../log";
import { watchBroadcasts } from "./watch-broadcasts";
import { watchBudgets } from "./watch-budgets";
import { watchCampaigns } from "./watch-campaigns";
import { watchQueue } from "./watch-queue";
import { watchSending } from "./watch-sending";
import { watchWindows } from "./watch-windows";

/** Looks at each workspace for what no event tells: that something did not happen. Twice at once does no harm. */
export async function watch(signal: AbortSignal): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    if (signal.aborted) return;
    await inTransaction(systemCtx(id), async (ctx) => {
      await watchWindows(ctx);
      await watchSending(ctx);
      await watchQueue(ctx);
      await watchBudgets(ctx);
      await watchCampaigns(ctx);
      await watchBroadcasts(ctx);
    }).catch((error: unknown) =>
      log.error({ err: error, workspaceId: id }, "a workspace was not looked after"),
    );
  }
}
