import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { spendLimits } from "@/db/schema/ads-rules";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict, notFound } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { scopeOf } from "../rules/scope-of";
import type { ChangeLimit, LimitInput, SetLimit } from "./schemas";

type Terms = Pick<SetLimit, "amountMicros" | "thresholds" | "stops">;

const worded = ({ amountMicros, thresholds, stops }: Terms) => ({
  ...{ amountMicros, thresholds: thresholds.join(", "), stops },
});

/** What ads may cost each month, of an ad account or of one campaign: each has one. */
export function setLimit(ctx: MemberCtx, input: SetLimit): Promise<{ limitId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { connectionId, campaignId, amountMicros, thresholds, stops } = input;
    const name = await scopeOf(ctx, input);
    const limitId = uuidv7();
    const set = await ctx.db
      .insert(spendLimits)
      .values({
        ...{ workspaceId: ctx.workspaceId, id: limitId, connectionId, campaignId, thresholds, stops },
        ...{ amountMicros: BigInt(amountMicros), createdAt: ctx.now() },
      })
      .onConflictDoNothing()
      .returning({ id: spendLimits.id });
    if (set.length === 0) throw conflict("There is a limit for this already.", { key: "spendLimitExists" });
    const after = worded(input);
    await recordAudit(ctx, { action: "spend_limit.set", subject: { id: limitId, name }, after });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
    return { limitId };
  });
}

const one = ({ workspaceId }: InTransaction, limitId: string) =>
  and(eq(spendLimits.workspaceId, workspaceId), eq(spendLimits.id, limitId));

async function lockLimit(ctx: InTransaction, limitId: string) {
  const [limit] = await ctx.db.select().from(spendLimits).where(one(ctx, limitId)).for("update");
  if (!limit) throw notFound("The limit", "spendLimitNotFound");
  return { ...limit, amountMicros: Number(limit.amountMicros), name: await scopeOf(ctx, limit) };
}

/** Another amount for this month and those to come. What the limit paused stays paused until somebody resumes it. */
export function changeLimit(ctx: MemberCtx, { limitId, ...terms }: ChangeLimit): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockLimit(ctx, limitId);
    const { amountMicros, thresholds, stops } = terms;
    await ctx.db
      .update(spendLimits)
      .set({ amountMicros: BigInt(amountMicros), thresholds, stops })
      .where(one(ctx, limitId));
    await recordAudit(ctx, {
      action: "spend_limit.changed",
      subject: { id: limitId, name: before.name },
      before: worded(before),
      after: worded(terms),
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}

export function removeLimit(ctx: MemberCtx, { limitId }: LimitInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockLimit(ctx, limitId);
    await ctx.db.delete(spendLimits).where(one(ctx, limitId));
    await recordAudit(ctx, {
      action: "spend_limit.removed",
      subject: { id: limitId, name: before.name },
      before: worded(before),
    });
    await tellLive(ctx, [{ kind: "campaigns.changed" }]);
  });
}
