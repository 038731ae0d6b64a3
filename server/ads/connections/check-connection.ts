import { and, eq, isNull } from "drizzle-orm";
import { adConnections } from "@/db/schema/ads";
import { routeAdAccount } from "../../channels/ad-account-routes";
import { type Ctx, inTransaction } from "../../context";
import { tellLive } from "../../live";
import { failureOf } from "../ad-failure";
import { askToBeTold } from "./ask-to-be-told";
import { aboutConnection, type ConnectionView, getConnection, placeOf } from "./load-connection";
import { askAboutAdAccount } from "./read-ad-account";
import type { ConnectionInput } from "./schemas";

/** Asks Meta how an ad account and its Page are; when it cannot be asked, the last answer stays with the reason. */
export async function checkConnection(ctx: Ctx, { connectionId }: ConnectionInput): Promise<ConnectionView> {
  const { token } = await placeOf(ctx, connectionId);
  const { adAccountId, pageId } = await inTransaction(ctx, (ctx) => getConnection(ctx, connectionId));
  const answer = await askAboutAdAccount({ adAccountId, pageId, token });
  const isTold = answer.ok && (await askToBeTold({ accountId: adAccountId, token }));
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const [open] = await ctx.db
      .update(adConnections)
      .set(
        answer.ok
          ? {
              name: answer.account.name,
              pageName: answer.page.name,
              instagramId: answer.instagram?.id ?? null,
              instagramName: answer.instagram?.username ?? null,
              reading: { ...answer.reading, isTold },
              readAt: now,
              failure: null,
            }
          : { failure: failureOf(answer.error, now) },
      )
      .where(
        and(
          eq(adConnections.workspaceId, ctx.workspaceId),
          eq(adConnections.id, connectionId),
          isNull(adConnections.disconnectedAt),
        ),
      )
      .returning({ id: adConnections.id });
    // One that was connected before Meta could tell us hears from now on; one that was let go meanwhile does not.
    if (answer.ok && open) await routeAdAccount(ctx, { adAccountId, connectionId });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return aboutConnection(await getConnection(ctx, connectionId));
  });
}
