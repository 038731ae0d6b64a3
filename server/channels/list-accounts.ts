import { and, eq } from "drizzle-orm";
import { channelRoutes, whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "@/server/context";

/** The workspace's WhatsApp accounts that are connected now. */
export const listAccounts = (ctx: Ctx) =>
  inTransaction(ctx, (ctx) =>
    ctx.db
      .select({ id: whatsappAccounts.id, wabaId: whatsappAccounts.wabaId, name: whatsappAccounts.name })
      .from(whatsappAccounts)
      .innerJoin(
        channelRoutes,
        and(
          eq(channelRoutes.kind, "account"),
          eq(channelRoutes.metaId, whatsappAccounts.wabaId),
          eq(channelRoutes.workspaceId, whatsappAccounts.workspaceId),
        ),
      )
      .where(eq(whatsappAccounts.workspaceId, ctx.workspaceId)),
  );
