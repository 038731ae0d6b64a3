import { sql } from "drizzle-orm";
import type { BroadcastWhy } from "@/db/schema/broadcasts";
import type { InTransaction } from "../../context";

const tellForDays = 7;

type Stopped = { subject: string; broadcastName: string; why: "budget" | "template" | "file" | "channel" };

const kindOf = (why: BroadcastWhy): Stopped["why"] => {
  if (why === "budget") return "budget";
  if (why === "fileRefused") return "file";
  return why.startsWith("template") ? "template" : "channel";
};

/** Broadcasts that stopped by themselves and do not go on without somebody. */
export async function stoppedByThemselves(ctx: InTransaction): Promise<Stopped[]> {
  const found = await ctx.db.execute<{ id: string; name: string; why: BroadcastWhy }>(sql`
    select id, name, why from broadcasts
    where workspace_id = ${ctx.workspaceId}::uuid and state in ('paused', 'stopped')
      and why not in ('member', 'limitReached')
      and changed_at > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${tellForDays})
    order by id`);
  return found.map(({ id, name, why }) => ({ subject: id, broadcastName: name, why: kindOf(why) }));
}

/** Broadcasts that came to their end lately, and how many people a message failed for, unless they got another. */
export async function endedWithFailures(ctx: InTransaction) {
  const found = await ctx.db.execute<{ id: string; name: string; failures: number }>(sql`
    select b.id, b.name, f.failures from broadcasts b
    cross join lateral (
      select count(*)::int as failures from messages m
      where m.workspace_id = b.workspace_id and m.broadcast_id = b.id and m.status = 'failed'
        and exists (select from broadcast_recipients r
          where r.workspace_id = m.workspace_id and r.message_id = m.id)) f
    where b.workspace_id = ${ctx.workspaceId}::uuid and b.state = 'done' and f.failures > 0
      and b.ended_at > ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${tellForDays})
    order by b.id`);
  return found.map(({ id, name, failures }) => ({ subject: id, broadcastName: name, failures }));
}
