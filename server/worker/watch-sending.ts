import { sql } from "drizzle-orm";
import { listOpenSubjects, raiseAlert, resolveAlert } from "../alerts/raise-alert";
import type { InTransaction } from "../context";

const kind = "sending_failing";
const inARow = 5;
/** So many customers: one who is not on WhatsApp is no trouble of ours. */
const fewestCustomers = 3;

type Settled = {
  number_id: string;
  number_name: string;
  conversation_id: string;
  is_failed: boolean;
};

/** The last messages from a number all failed within the hour: told until one succeeds. */
export async function watchSending(ctx: InTransaction): Promise<void> {
  const settled = await ctx.db.execute<Settled>(sql`
    select n.id as number_id, coalesce(nullif(n.verified_name, ''), n.display_number) as number_name,
      m.conversation_id, m.status = 'failed' as is_failed
    from phone_numbers n
    cross join lateral (
      select m.conversation_id, m.status, m.written_at from (
        select c.id from conversations c
        where c.workspace_id = n.workspace_id and c.number_id = n.id
          and c.last_activity_at > ${ctx.now().toISOString()}::timestamptz - interval '1 hour'
        order by c.last_activity_at desc nulls last limit 50) recent
      join messages m on m.workspace_id = n.workspace_id and m.conversation_id = recent.id
      where m.direction = 'outbound' and m.status in ('sent', 'delivered', 'read', 'played', 'failed')
        and m.written_at > ${ctx.now().toISOString()}::timestamptz - interval '1 hour'
      order by m.written_at desc limit ${inARow}) m
    where n.workspace_id = ${ctx.workspaceId}::uuid order by n.id, m.written_at desc`);
  const byNumber = new Map<string, Settled[]>();
  for (const row of settled) byNumber.set(row.number_id, [...(byNumber.get(row.number_id) ?? []), row]);

  for (const [id, last] of byNumber) {
    const customers = new Set(last.map((row) => row.conversation_id)).size;
    if (last.length < inARow || customers < fewestCustomers || last.some((row) => !row.is_failed)) continue;
    const { number_name: numberName, conversation_id: conversationId } = last[0]!;
    const params = { numberName, failures: inARow, conversationId };
    await raiseAlert(ctx, { kind, subject: { type: "number", id }, params });
  }
  for (const subject of await listOpenSubjects(ctx, kind)) {
    if (byNumber.get(subject.id)?.some((row) => !row.is_failed)) await resolveAlert(ctx, { kind, subject });
  }
}
