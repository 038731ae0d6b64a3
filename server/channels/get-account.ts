import { and, eq } from "drizzle-orm";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";
import { notFound } from "@/server/errors";

/** A WhatsApp account of the workspace: its name, the money Meta bills it in, and the zone its days are counted in. */
export async function getAccount(ctx: Ctx, accountId: string) {
  const [account] = await inTransaction(ctx, (ctx) =>
    ctx.db
      .select({
        id: whatsappAccounts.id,
        wabaId: whatsappAccounts.wabaId,
        name: whatsappAccounts.name,
        currency: whatsappAccounts.currency,
        timeZone: whatsappAccounts.timeZone,
      })
      .from(whatsappAccounts)
      .where(and(eq(whatsappAccounts.workspaceId, ctx.workspaceId), eq(whatsappAccounts.id, accountId))),
  );
  if (!account) throw notFound("The account", "accountNotFound");
  return account;
}
