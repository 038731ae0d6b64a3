import { and, eq, inArray } from "drizzle-orm";
import { adConnections } from "@/db/schema/ads";
import { publications } from "@/db/schema/publishing";
import { forgetAdAccountRoute } from "../../channels/ad-account-routes";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { log } from "../../log";
import { deleteSubscription } from "../../meta/ads/account";
import { getOpenConnection, placeOf } from "./load-connection";
import type { ConnectionInput } from "./schemas";

/** Lets go of an ad account: its token is overwritten, its campaigns run on at Meta, and what is known of them stays. */
export async function disconnectAdAccount(ctx: MemberCtx, { connectionId }: ConnectionInput): Promise<void> {
  const place = await placeOf(ctx, connectionId);
  await letGo(ctx, connectionId);
  // Another workspace that is connected to the same account asks for it again at its next look.
  const stopped = await deleteSubscription(place);
  if (!stopped.ok)
    log.warn({ connectionId, code: stopped.error.code }, "Meta goes on telling of a disconnected ad account");
}

function letGo(ctx: MemberCtx, connectionId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name, adAccountId } = await getOpenConnection(ctx, connectionId);
    const [onTheWay] = await ctx.db
      .select({ id: publications.id })
      .from(publications)
      .where(
        and(
          eq(publications.workspaceId, ctx.workspaceId),
          eq(publications.connectionId, connectionId),
          inArray(publications.state, ["running", "undoing"]),
        ),
      )
      .limit(1);
    if (onTheWay) {
      throw conflict("A campaign is on its way to Meta. Wait until it has arrived.", {
        key: "adAccountBusy",
      });
    }
    await ctx.db
      .update(adConnections)
      .set({ disconnectedAt: ctx.now(), sealedToken: Buffer.alloc(0) })
      .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.id, connectionId)));
    await forgetAdAccountRoute(ctx, adAccountId);
    await recordAudit(ctx, {
      action: "ad_account.disconnected",
      subject: { id: connectionId, name },
      before: { adAccountId },
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
