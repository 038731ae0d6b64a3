import { sql } from "drizzle-orm";
import type { InTransaction } from "../context";

/**
 * Takes back the messages of a broadcast that Meta was not asked for yet, as if they had never been written. Whoever is about
 * to send one finds that it is gone. Returns which.
 */
export async function takeBackQueued(ctx: InTransaction, broadcastId: string): Promise<string[]> {
  const gone = await ctx.db.execute<{ id: string }>(sql`
    delete from messages where workspace_id = ${ctx.workspaceId}::uuid and broadcast_id = ${broadcastId}::uuid
      and status = 'queued' and wa_message_id is null
    returning id`);
  return gone.map(({ id }) => id);
}
