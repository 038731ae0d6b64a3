import { and, eq, lt } from "drizzle-orm";
import { chargeNotices } from "@/db/schema/billing";
import { workspaces } from "@/db/schema/identity";
import { asWorker, inTransaction, systemCtx } from "@/server/context";

/** WhatsApp drops what it could not deliver within 30 days, so what waits longer never becomes a charge. */
const keptDays = 40;

/** Forgets the prices of messages that never arrived. */
export async function forgetNotices(now = new Date()): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  const before = new Date(now.getTime() - keptDays * 24 * 3600_000);
  for (const { id } of ids) {
    await inTransaction(systemCtx(id), (ctx) =>
      ctx.db
        .delete(chargeNotices)
        .where(and(eq(chargeNotices.workspaceId, id), lt(chargeNotices.notedAt, before))),
    );
  }
}
