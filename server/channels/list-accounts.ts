import { eq } from "drizzle-orm";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";

/** The workspace's WhatsApp accounts. */
export const listAccounts = (ctx: Ctx) =>
  inTransaction(ctx, (ctx) =>
    ctx.db
      .select({ id: whatsappAccounts.id, wabaId: whatsappAccounts.wabaId, name: whatsappAccounts.name })
      .from(whatsappAccounts)
      .where(eq(whatsappAccounts.workspaceId, ctx.workspaceId)),
  );
