import { sql } from "drizzle-orm";
import { type Ctx, readOnly } from "../context";

/**
 * How many customers of the workspace, whose conversation nobody closed, saw their window close within the last day
 * before anybody answered.
 */
export function countMissedWindows(ctx: Ctx): Promise<number> {
  return readOnly(ctx, async (ctx) => {
    const now = ctx.now().toISOString();
    const [row] = await ctx.db.execute<{ count: number }>(sql`
      select count(*)::int from responses r
      join open_conversations o on o.workspace_id = r.workspace_id and o.conversation_id = r.conversation_id
      join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.answered_at is null and r.closed_at is null
        and c.last_customer_message_at between ${now}::timestamptz - interval '48 hours'
          and ${now}::timestamptz - interval '24 hours'`);
    return row?.count ?? 0;
  });
}
