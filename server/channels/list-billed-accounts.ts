import { eq } from "drizzle-orm";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, readOnly } from "@/server/context";

/** Every WhatsApp account the workspace has had: what was billed on one that is no longer connected stays billed. */
export const listBilledAccounts = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({
        id: whatsappAccounts.id,
        name: whatsappAccounts.name,
        currency: whatsappAccounts.currency,
        timeZone: whatsappAccounts.timeZone,
      })
      .from(whatsappAccounts)
      .where(eq(whatsappAccounts.workspaceId, ctx.workspaceId))
      .orderBy(whatsappAccounts.createdAt),
  );
