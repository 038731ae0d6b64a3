import { v7 as uuidv7 } from "uuid";
import { outcomeRevisions, type outcomes } from "@/db/schema/ads-outcomes";
import type { ApiKeyCtx, InTransaction, MemberCtx } from "@/server/context";
import { recordEvent } from "@/server/events";
import { recordAudit } from "@/server/identity/record-audit";

export type Outcome = typeof outcomes.$inferSelect;
export type Change = (typeof outcomeRevisions.$inferSelect)["change"];

const worthOf = ({ amountMicros, currency, reference }: Outcome) => ({
  ...(amountMicros !== null && { amountMicros: String(amountMicros), currency }),
  ...(reference !== null && { reference }),
});

/** Keeps who changed an outcome, when and into what, for the history, the audit trail and open screens. */
export async function keepChange(
  ctx: InTransaction<MemberCtx | ApiKeyCtx>,
  outcome: Outcome,
  change: Change,
  before?: Outcome,
): Promise<void> {
  const { actor } = ctx;
  const { id, conversationId, kind, amountMicros, currency, reference } = outcome;
  await ctx.db.insert(outcomeRevisions).values({
    workspaceId: ctx.workspaceId,
    id: uuidv7(),
    outcomeId: id,
    change,
    at: ctx.now(),
    memberId: actor.kind === "member" ? actor.memberId : null,
    apiKeyId: actor.kind === "apiKey" ? actor.apiKeyId : null,
    ...{ amountMicros, currency, reference },
  });
  await recordAudit(ctx, {
    action: `outcome.${change}`,
    subject: { id, name: reference ?? undefined },
    before: before && { kind, ...worthOf(before) },
    after: change === "withdrawn" ? undefined : { kind, ...worthOf(outcome) },
  });
  await recordEvent(ctx, { kind: "outcome.changed", conversationId });
}
