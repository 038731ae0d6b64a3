import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";

type Sign = { numberId?: string; accountId?: string; receivedAt: Date };

/**
 * When a webhook last came for each number. Once a minute is enough to know, and a row that another worker holds is left
 * to it: nobody waits here while webhooks stream in.
 */
export async function recordPulse(ctx: InTransaction, signs: Sign[]): Promise<void> {
  const latest = new Map<string, { id: string; at: Date }>();
  for (const { numberId, accountId, receivedAt } of signs) {
    const id = numberId ?? accountId;
    const before = id && latest.get(id);
    if (id && (!before || before.at < receivedAt)) latest.set(id, { id, at: receivedAt });
  }
  if (latest.size === 0) return;
  await ctx.db.execute(sql`
    update phone_numbers n set last_webhook_at = due.at
    from (
      select p.id, r.at from phone_numbers p
      join ${rows([...latest.values()], "id uuid, at timestamptz")} on r.id in (p.id, p.account_id)
      where p.workspace_id = ${ctx.workspaceId}::uuid
        and (p.last_webhook_at is null or p.last_webhook_at < r.at - interval '1 minute')
      for no key update of p skip locked) due
    where n.workspace_id = ${ctx.workspaceId}::uuid and n.id = due.id`);
}
