import { and, desc, eq } from "drizzle-orm";
import { campaignChanges } from "@/db/schema/ads";
import { members } from "@/db/schema/identity";
import { type Ctx, readOnly } from "../../context";
import { loadSubject } from "./load-subject";
import type { CampaignInput } from "./schemas";

const mostChanges = 100;

/** What was changed of a campaign, the newest first; what was changed at Meta has nobody's name. */
export function listChanges(ctx: Ctx, { campaignId }: CampaignInput) {
  return readOnly(ctx, async (ctx) => {
    await loadSubject(ctx, { level: "campaign", campaignId });
    return ctx.db
      .select({
        changeId: campaignChanges.id,
        at: campaignChanges.at,
        level: campaignChanges.level,
        source: campaignChanges.source,
        field: campaignChanges.field,
        before: campaignChanges.before,
        after: campaignChanges.after,
        because: campaignChanges.because,
        memberName: members.name,
      })
      .from(campaignChanges)
      .leftJoin(
        members,
        and(eq(members.workspaceId, campaignChanges.workspaceId), eq(members.id, campaignChanges.memberId)),
      )
      .where(
        and(eq(campaignChanges.workspaceId, ctx.workspaceId), eq(campaignChanges.campaignId, campaignId)),
      )
      .orderBy(desc(campaignChanges.at), desc(campaignChanges.id))
      .limit(mostChanges);
  });
}
