import { workspaces } from "@/db/schema/identity";
import { asWorker, systemCtx } from "../context";
import { countMissedWindows } from "../inbox/count-missed-windows";
import { metrics } from "../metrics";

/** Adds up over all workspaces; which of them it was, the metric does not say. */
export async function measureWindows(signal?: AbortSignal): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  let missed = 0;
  for (const { id } of all) {
    if (signal?.aborted) return;
    missed += await countMissedWindows(systemCtx(id));
  }
  metrics.windowsMissed.set(missed);
}
