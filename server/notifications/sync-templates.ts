import { and, eq, gt, lt, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { workspaces } from "@/db/schema/identity";
import { templates } from "@/db/schema/notifications";
import { accessToken } from "../channels/access-token";
import { listAccounts } from "../channels/list-accounts";
import { asWorker, type Ctx, inTransaction, systemCtx } from "../context";
import { tellLive } from "../live";
import { orThrow } from "../meta/client";
import { listTemplates, type MetaTemplate } from "../meta/templates";
import { defineJob, enqueue } from "../queue";

export const syncTemplatesJob = defineJob("syncTemplates", z.object({ accountId: z.uuid() }));

const freshForMs = 45 * 60_000;

/** Brings an account's templates up to date with Meta, all pages of them; what Meta no longer has goes. */
export async function syncTemplates(ctx: Ctx, { accountId }: { accountId: string }): Promise<void> {
  const account = (await listAccounts(ctx)).find(({ id }) => id === accountId);
  if (!account) return;
  const token = await accessToken(ctx, accountId);
  const found = orThrow(await listTemplates({ wabaId: account.wabaId, token }));
  const syncedAt = ctx.now();
  await inTransaction(ctx, async (ctx) => {
    for (const template of found) {
      const values = valuesOf(template, syncedAt);
      await ctx.db
        .insert(templates)
        .values({ workspaceId: ctx.workspaceId, id: uuidv7(), accountId, ...values })
        .onConflictDoUpdate({
          target: [templates.workspaceId, templates.accountId, templates.name, templates.language],
          set: values,
        });
    }
    await ctx.db
      .delete(templates)
      .where(
        and(
          eq(templates.workspaceId, ctx.workspaceId),
          eq(templates.accountId, accountId),
          lt(templates.syncedAt, syncedAt),
        ),
      );
    await tellLive(ctx, [{ kind: "templates.changed" }]);
  });
}

const valuesOf = ({ id, name, language, category, status, components }: MetaTemplate, syncedAt: Date) => ({
  metaTemplateId: id,
  name,
  language,
  category,
  status,
  components,
  syncedAt,
});

/** Asks for every account of the workspace to be brought up to date. */
export async function askForTemplateSync(ctx: Ctx): Promise<void> {
  for (const { id: accountId } of await listAccounts(ctx)) {
    await enqueue(ctx, syncTemplatesJob, { accountId }, { key: accountId });
  }
}

/** Asks for it in every workspace whose templates were not looked at for a while. */
export async function syncStaleTemplates(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    if (!(await isFresh(ctx))) await askForTemplateSync(ctx);
  }
}

function isFresh(ctx: Ctx): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - freshForMs);
    const [fresh] = await ctx.db
      .select({ one: sql`1` })
      .from(templates)
      .where(and(eq(templates.workspaceId, ctx.workspaceId), gt(templates.syncedAt, since)))
      .limit(1);
    return fresh !== undefined;
  });
}
