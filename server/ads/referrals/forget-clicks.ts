import { sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "@/server/context";

/** Clicks are one person's and go when her messages do; that an ad led to a conversation is the business's own and stays. */
export function forgetClicks(ctx: Ctx, before: Date): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`
      update referrals set sealed_click_id = null
      where workspace_id = ${ctx.workspaceId}::uuid and sealed_click_id is not null
        and at < ${before.toISOString()}::timestamptz`);
  });
}
