import { v7 as uuidv7 } from "uuid";
import { campaignRules } from "@/db/schema/ads-rules";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import type { AddRule } from "./schemas";
import { scopeOf } from "./scope-of";

/** From now on campaigns of the ad account, or one of them, are paused when the rule says so. */
export function addRule(ctx: MemberCtx, input: AddRule): Promise<{ ruleId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { connectionId, campaignId, terms, restHours } = input;
    const name = await scopeOf(ctx, input);
    const ruleId = uuidv7();
    await ctx.db.insert(campaignRules).values({
      ...{ workspaceId: ctx.workspaceId, id: ruleId, connectionId, campaignId, terms, restHours, isOn: true },
      ...{ createdBy: ctx.actor.memberId, createdAt: ctx.now() },
    });
    await recordAudit(ctx, {
      action: "campaign_rule.added",
      subject: { id: ruleId, name },
      after: { ...terms, restHours },
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return { ruleId };
  });
}
