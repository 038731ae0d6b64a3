import { and, eq } from "drizzle-orm";
import { campaignRules } from "@/db/schema/ads-rules";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { notFound } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import type { ChangeRule, RuleInput } from "./schemas";
import { scopeOf } from "./scope-of";

const one = ({ workspaceId }: InTransaction, ruleId: string) =>
  and(eq(campaignRules.workspaceId, workspaceId), eq(campaignRules.id, ruleId));

async function lockRule(ctx: InTransaction, ruleId: string) {
  const [rule] = await ctx.db.select().from(campaignRules).where(one(ctx, ruleId)).for("update");
  if (!rule) throw notFound("The rule", "ruleNotFound");
  return { ...rule, name: await scopeOf(ctx, rule) };
}

/** Other terms from now on, or a rest for the rule itself. What it paused stays paused. */
export function changeRule(ctx: MemberCtx, { ruleId, ...change }: ChangeRule): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name, terms, restHours, isOn } = await lockRule(ctx, ruleId);
    await ctx.db.update(campaignRules).set(change).where(one(ctx, ruleId));
    await recordAudit(ctx, {
      action: "campaign_rule.changed",
      subject: { id: ruleId, name },
      before: { ...terms, restHours, isOn },
      after: { ...change.terms, restHours: change.restHours, isOn: change.isOn },
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}

/** Does away with a rule. What it did is still told among the changes. */
export function removeRule(ctx: MemberCtx, { ruleId }: RuleInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { name, terms } = await lockRule(ctx, ruleId);
    await ctx.db.delete(campaignRules).where(one(ctx, ruleId));
    await recordAudit(ctx, {
      action: "campaign_rule.removed",
      subject: { id: ruleId, name },
      before: terms,
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
