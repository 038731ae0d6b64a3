import { and, desc, eq, ne } from "drizzle-orm";
import { adRoutings } from "@/db/schema/ad-routings";
import { campaigns } from "@/db/schema/ads";
import { conversations } from "@/db/schema/messaging";
import { publications } from "@/db/schema/publishing";
import type { InTransaction } from "../../context";
import { formOf } from "../drafts/load-draft";
import type { CampaignForm } from "../drafts/schemas";
import type { RouteAd } from "./route-job";

/**
 * Where the customers of a campaign go, once for each conversation: whoever asks again is told nothing, nor of one
 * that was joined to another meanwhile.
 */
export async function beginRouting(
  ctx: InTransaction,
  { conversationId, campaignId }: RouteAd,
): Promise<CampaignForm["routing"] | undefined> {
  const [published] = await ctx.db
    .select({ form: publications.form })
    .from(campaigns)
    .innerJoin(
      publications,
      and(eq(publications.workspaceId, campaigns.workspaceId), eq(publications.draftId, campaigns.draftId)),
    )
    .innerJoin(
      conversations,
      and(eq(conversations.workspaceId, campaigns.workspaceId), eq(conversations.id, conversationId)),
    )
    .where(
      and(
        eq(campaigns.workspaceId, ctx.workspaceId),
        eq(campaigns.id, campaignId),
        ne(publications.state, "undone"),
      ),
    )
    .orderBy(desc(publications.startedAt))
    .limit(1);
  if (!published) return undefined;
  const begun = await ctx.db
    .insert(adRoutings)
    .values({ workspaceId: ctx.workspaceId, conversationId, campaignId, routedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ campaignId: adRoutings.campaignId });
  return begun.length > 0 ? formOf(published).routing : undefined;
}

/** What became of the first answer: its message, or why there is none. */
export async function noteFirstAnswer(
  ctx: InTransaction,
  { conversationId, campaignId }: RouteAd,
  answer: { answerMessageId: string } | { unansweredReason: string },
): Promise<void> {
  await ctx.db
    .update(adRoutings)
    .set(answer)
    .where(
      and(
        eq(adRoutings.workspaceId, ctx.workspaceId),
        eq(adRoutings.conversationId, conversationId),
        eq(adRoutings.campaignId, campaignId),
      ),
    );
}
