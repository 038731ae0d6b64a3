import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { accountTerms } from "@/db/schema/billing";
import { workspaces } from "@/db/schema/identity";
import { listAccounts } from "@/server/channels/list-accounts";
import { readAccountZone } from "@/server/channels/read-account-zone";
import { asWorker, type Ctx, inTransaction, systemCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import { defineJob, enqueue } from "@/server/queue";

const input = z.object({ accountId: z.uuid() });

export const readTermsJob = defineJob("readTerms", input, { maxAttempts: 3 });

/**
 * Asks Meta for an account's time zone and currency. What was charged keeps its day and its price; what is delivered from now on
 * is priced by what Meta said.
 */
export async function readTerms(ctx: Ctx, { accountId }: z.output<typeof input>): Promise<void> {
  const { before, after, isZoneTold, isCurrencyTold } = await readAccountZone(ctx, { accountId });
  await inTransaction(ctx, async (ctx) => {
    const changedAt = ctx.now();
    const read = { ...(isZoneTold && isCurrencyTold && { zoneReadAt: changedAt }), changedAt };
    await ctx.db
      .insert(accountTerms)
      .values({ workspaceId: ctx.workspaceId, accountId, ...read })
      .onConflictDoUpdate({ target: [accountTerms.workspaceId, accountTerms.accountId], set: read });
    if (before.timeZone === after.timeZone && before.currency === after.currency) return;
    await recordAudit(ctx, { action: "account.terms_read", subject: { id: accountId }, before, after });
  });
}

/** Asks for every account whose terms were not read for a day, in every workspace. */
export async function askForStaleTerms(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    await inTransaction(ctx, async (ctx) => {
      const since = new Date(ctx.now().getTime() - 24 * 3600_000);
      const fresh = await ctx.db
        .select({ accountId: accountTerms.accountId })
        .from(accountTerms)
        .where(and(eq(accountTerms.workspaceId, ctx.workspaceId), gt(accountTerms.zoneReadAt, since)));
      const isFresh = new Set(fresh.map(({ accountId }) => accountId));
      for (const { id: accountId } of await listAccounts(ctx)) {
        if (!isFresh.has(accountId)) await enqueue(ctx, readTermsJob, { accountId }, { key: accountId });
      }
    });
  }
}
