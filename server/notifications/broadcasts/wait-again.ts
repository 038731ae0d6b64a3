import { sql } from "drizzle-orm";
import type { InTransaction } from "../../context";

/** Those whose messages came to nothing are waiting as before. */
export const waitAgain = (ctx: InTransaction, broadcastId: string, messageIds: string[]) =>
  ctx.db.execute(sql`
    update broadcast_recipients set state = 'waiting', message_id = null, settled_at = null
    where workspace_id = ${ctx.workspaceId}::uuid and broadcast_id = ${broadcastId}::uuid and state = 'queued'
      and message_id = any(${sql.param(messageIds)}::uuid[])`);
