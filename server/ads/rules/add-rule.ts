import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { adConnections } from "@/db/schema/ads";
import { campaignRules } from "@/db/schema/ads-rules";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import type { AddRule } from "./schemas";
import { scopeOf } from "./scope-of";

/** Every rule is looked at every minute for every campaign; nobody can keep an eye on more. */
export const mostRules = 50;

/** From now on campaigns of the ad account, or one of them, are paused when the rule says so. */
export function addRule(ctx: MemberCtx, input: AddRule): Promise<{ ruleId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { connectionId, campaignId, terms, restHours } = input;
    const name = await scopeOf(ctx, input);
    await requireRoom(ctx, connectionId);
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

/** Of two who add the last one at once, the second waits and is told. */
async function requireRoom(ctx: InTransaction, connectionId: string): Promise<void> {
  const { db, workspaceId } = ctx;
  await db
    .select({ id: adConnections.id })
    .from(adConnections)
    .where(and(eq(adConnections.workspaceId, workspaceId), eq(adConnections.id, connectionId)))
    .for("no key update");
  const kept = await db.$count(
    campaignRules,
    and(eq(campaignRules.workspaceId, workspaceId), eq(campaignRules.connectionId, connectionId)),
  );
  if (kept >= mostRules) {
    throw conflict(`An ad account has at most ${mostRules} rules. Change one, or remove one first.`, {
      key: "tooManyRules",
      params: { most: mostRules },
    });
  }
}
