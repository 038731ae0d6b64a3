import { and, eq } from "drizzle-orm";
import { conversions } from "@/db/schema/ads-outcomes";
import { workspaces } from "@/db/schema/identity";
import { asWorker, inTransaction, systemCtx } from "@/server/context";
import { askToSend } from "./ask-to-send";

/** Whatever waits is asked for again, should the job that was to send it have been given up. */
export async function askForStaleConversions(): Promise<void> {
  const all = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of all) {
    await inTransaction(systemCtx(id), async (ctx) => {
      const waiting = await ctx.db
        .selectDistinct({ accountId: conversions.accountId })
        .from(conversions)
        .where(and(eq(conversions.workspaceId, id), eq(conversions.state, "waiting")));
      for (const { accountId } of waiting) if (accountId) await askToSend(ctx, accountId);
    });
  }
}
