import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { adConnections } from "@/db/schema/ads";
import { routeAdAccount } from "../../channels/ad-account-routes";
import { inTransaction, type MemberCtx } from "../../context";
import { workspaceVault } from "../../crypto";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { askForCampaigns } from "../run/read-campaigns";
import { askToBeTold } from "./ask-to-be-told";
import { aboutToken } from "./load-connection";
import { must } from "./look-up-token";
import { askAboutAdAccount } from "./read-ad-account";
import type { ConnectAdAccountInput } from "./schemas";

/**
 * Connects an ad account with a Page that Meta has confirmed just now, whatever is still to be mended there; one that is
 * connected already gets this token and this Page. One that was disconnected is the same again, with its campaigns, drafts and rules.
 */
export async function connectAdAccount(
  ctx: MemberCtx,
  { accessToken, adAccountId, pageId }: ConnectAdAccountInput,
): Promise<{ connectionId: string }> {
  const answer = await askAboutAdAccount({ adAccountId, pageId, token: accessToken });
  if (!answer.ok) return must(answer);
  const { account, page, instagram } = answer;
  const isTold = await askToBeTold({ accountId: adAccountId, token: accessToken });
  const reading = { ...answer.reading, isTold };
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const [known] = await ctx.db
      .select({ id: adConnections.id, disconnectedAt: adConnections.disconnectedAt })
      .from(adConnections)
      .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.adAccountId, adAccountId)))
      .orderBy(sql`${adConnections.disconnectedAt} desc nulls first`)
      .limit(1)
      .for("update");
    const connectionId = known?.id ?? uuidv7();
    const vault = await workspaceVault(ctx);
    const values = {
      name: account.name,
      currency: account.currency,
      timeZone: account.timeZone ?? "UTC",
      pageId,
      pageName: page.name,
      instagramId: instagram?.id ?? null,
      instagramName: instagram?.username ?? null,
      sealedToken: vault.seal(accessToken, aboutToken(connectionId)),
      reading,
      readAt: now,
      failure: null,
    };
    const begun = { connectedBy: ctx.actor.memberId, connectedAt: now };
    if (known) {
      await ctx.db
        .update(adConnections)
        .set({ ...values, ...(known.disconnectedAt && { ...begun, disconnectedAt: null }) })
        .where(and(eq(adConnections.workspaceId, ctx.workspaceId), eq(adConnections.id, connectionId)));
    } else {
      await ctx.db.insert(adConnections).values({
        ...{ workspaceId: ctx.workspaceId, id: connectionId, adAccountId, ...values, ...begun },
      });
    }
    await routeAdAccount(ctx, { adAccountId, connectionId });
    await recordAudit(ctx, {
      action: "ad_account.connected",
      subject: { id: connectionId, name: account.name },
      after: { adAccountId, pageName: page.name },
    });
    await askForCampaigns(ctx, connectionId);
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return { connectionId };
  });
}
