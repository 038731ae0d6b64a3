import { eq } from "drizzle-orm";
import { adInsightStates } from "@/db/schema/ad-insights";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type Ctx, inTransaction, systemCtx } from "../../context";
import { enqueue } from "../../queue";
import { openConnections } from "../connections/load-connection";
import { readInsightsJob } from "./read-insights";

/** Meta's own figures are renewed about as often. */
const freshForMs = 15 * 60_000;

const askForInsights = (ctx: Ctx, connectionId: string): Promise<void> =>
  enqueue(ctx, readInsightsJob, { connectionId }, { key: connectionId });

/** Asks for the insights of all of the workspace's ad accounts now. */
export const refreshInsights = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    for (const { id } of await openConnections(ctx)) await askForInsights(ctx, id);
  });

/** Asks for the insights of every ad account that was not tried for a while, in every workspace. */
export async function askForStaleInsights(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    await inTransaction(systemCtx(id), async (ctx) => {
      const since = ctx.now().getTime() - freshForMs;
      const connections = await openConnections(ctx);
      if (connections.length === 0) return;
      const states = await ctx.db
        .select()
        .from(adInsightStates)
        .where(eq(adInsightStates.workspaceId, ctx.workspaceId));
      const triedLately = ({ readAt, failure, reportAskedAt }: (typeof states)[number]) =>
        [readAt, failure && new Date(failure.at), reportAskedAt].some((at) => at && at.getTime() > since);
      for (const { id: connectionId, adAccountId } of connections) {
        const mine = states.filter((state) => state.adAccountId === adAccountId);
        if (!mine.some(triedLately)) await askForInsights(ctx, connectionId);
      }
    });
  }
}
